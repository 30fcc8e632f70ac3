"use client";

import { useQuery } from "@tanstack/react-query";
import { Forward as ForwardIcon } from "lucide-react";
import { useState } from "react";
import { endpointsQuery, forwardsOfQuery } from "#components/data/endpoint-queries.ts";
import { useRights } from "#components/data/me-query.ts";
import { forwardLine, forwardStateWords, originWords } from "#components/forwarding/forward-words.ts";
import { ReplayDialog } from "#components/forwarding/replay-dialog.tsx";
import { Until } from "#components/forwarding/until.tsx";
import { forwardHref } from "#components/forwarding/use-forwarding-address.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { LoadFailed } from "#components/ui/load-failed.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Delivery } from "#lib/api/delivery.ts";
import type { ForwardItem } from "#lib/api/endpoint.ts";
import { endpointName } from "#lib/forwarding/endpoint-name.ts";

/** Where a delivery was forwarded to, and what came of it. */
export function DeliveryForwards({ delivery }: { delivery: Delivery }) {
  const forwards = useQuery(forwardsOfQuery(delivery.id));
  const { data: endpoints } = useQuery(endpointsQuery());
  const [replaying, setReplaying] = useState(false);
  const may = useRights();
  if (forwards.error && !forwards.data) {
    return <LoadFailed what="forwards" error={forwards.error} onRetry={() => void forwards.refetch()} />;
  }
  if (!forwards.data || !endpoints) {
    return (
      <div role="status" aria-label="Loading the forwards" className="flex flex-col gap-2.5">
        <Skeleton className="h-3 w-1/2" />
        <Skeleton className="h-3 w-1/3" />
      </div>
    );
  }
  if (endpoints.data.length === 0) return <NoEndpoints />;
  return (
    <div className="flex flex-col items-start gap-3">
      {forwards.data.data.length === 0 ? (
        <p className="text-sm text-soft">It was sent to no endpoint: none was there that wanted its topic.</p>
      ) : (
        <ul aria-label="Forwards of this delivery" className="w-full rounded-lg bg-panel ring-1 ring-line">
          {forwards.data.data.map((forward) => {
            const endpoint = endpoints.data.find(({ id }) => id === forward.endpointId);
            return (
              <ForwardEntry
                key={forward.id}
                forward={forward}
                to={endpoint ? endpointName(endpoint) : `Endpoint ${forward.endpointId}`}
                isOn={endpoint?.status === "active"}
              />
            );
          })}
        </ul>
      )}
      {may("act") ? <Button onClick={() => setReplaying(true)}>Replay to…</Button> : null}
      {replaying ? <ReplayDialog delivery={delivery} onClose={() => setReplaying(false)} /> : null}
    </div>
  );
}

function ForwardEntry({ forward, to, isOn }: { forward: ForwardItem; to: string; isOn: boolean }) {
  const { label, tone } = forwardStateWords[forward.state];
  const why = originWords[forward.origin];
  return (
    <li className="relative flex flex-col gap-0.5 px-3.5 py-2 not-first:border-t not-first:border-line has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-accent">
      <div className="flex items-center gap-2">
        <PageLink
          href={forwardHref(forward)}
          className="min-w-0 flex-1 truncate text-sm font-[540] outline-none after:absolute after:inset-0"
        >
          <bdi>{to}</bdi>
        </PageLink>
        {why ? <Chip tone="outline">{why}</Chip> : null}
        <Chip tone={tone}>{label}</Chip>
      </div>
      <p className="text-xs text-soft wrap-anywhere">
        {forwardLine(forward)}
        {forward.nextAttemptAt === null || !isOn ? (
          <>
            , <Time iso={forward.settledAt ?? forward.createdAt} />
          </>
        ) : (
          <>
            , next <Until iso={forward.nextAttemptAt} />
          </>
        )}
      </p>
    </li>
  );
}

function NoEndpoints() {
  return (
    <StatePanel
      icon={<ForwardIcon />}
      title="Nothing is sent on yet"
      action={
        <PageLink href="/forwarding" className={buttonClass()}>
          Open Forwarding
        </PageLink>
      }
    >
      Once there is an endpoint, each delivery says here where it went and how that was answered.
    </StatePanel>
  );
}
