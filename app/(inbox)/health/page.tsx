import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { prefetchPages } from "#app/(inbox)/prefetch-pages.ts";
import { CLOSED_FAILURES_PAGE_SIZE, OPEN_FAILURES_LIMIT } from "#components/data/failure-queries.ts";
import { GAP_PAGE_SIZE } from "#components/data/gap-queries.ts";
import { makeQueryClient } from "#components/data/query-client.ts";
import { senderQuery } from "#components/data/sender-queries.ts";
import { ClosedLately } from "#components/health/failures/closed-lately.tsx";
import { OpenFailures } from "#components/health/failures/open-failures.tsx";
import { StateLine } from "#components/health/failures/state-line.tsx";
import { SenderClock } from "#components/health/sender/sender-clock.tsx";
import { SenderCountdown } from "#components/health/sender/sender-countdown.tsx";
import { queryKeys } from "#lib/api/query-keys.ts";
import { pageAccess } from "#lib/server/auth/page-access.ts";
import { inbox } from "#lib/server/inbox.ts";

export const metadata: Metadata = { title: "Health" };

export default async function HealthPage() {
  const access = await pageAccess("raw");
  const client = makeQueryClient();
  const { failures, missing } = inbox().health;
  const open = failures.list(access, "open", { limit: OPEN_FAILURES_LIMIT });
  const closed = failures.list(access, "closed", { limit: CLOSED_FAILURES_PAGE_SIZE });
  client.setQueryData(queryKeys.health.failures.list("open"), open);
  prefetchPages(client, queryKeys.health.failures.list("closed"), closed);
  const gaps = missing.list(access, { kind: null, state: "open" }, { limit: GAP_PAGE_SIZE });
  prefetchPages(client, queryKeys.health.missing.list("open", null), gaps);
  client.setQueryData(senderQuery().queryKey, inbox().health.senderClock.read(access));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <StateLine />
      <SenderCountdown />
      <OpenFailures />
      <SenderClock />
      <ClosedLately />
    </HydrationBoundary>
  );
}
