"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { senderQuery } from "#components/data/sender-queries.ts";
import { LateList } from "#components/health/sender/late-list.tsx";
import { MissingList } from "#components/health/sender/missing-list.tsx";
import { TryShares } from "#components/health/sender/try-shares.tsx";
import { notUnderWayWords, unsignedWords } from "#components/health/sender/try-words.ts";
import { SettingsSection } from "#components/settings/settings-section.tsx";
import { formatSpan } from "#components/ui/format-time.ts";
import { LoadFailed } from "#components/ui/load-failed.tsx";
import { PageLink } from "#components/ui/page-link.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Missing, Sender } from "#lib/api/sender.ts";

const intro =
  "Allo tries each delivery eight times over 27.5 hours. It does not say which try it is on: all of this is inferred from Allo’s schedule.";

/** On which of Allo's tries deliveries come, and what Allo will do next. */
export function SenderClock() {
  const { data, error, refetch } = useQuery(senderQuery());
  return (
    <SettingsSection title="Allo’s tries" intro={intro}>
      {data ? <Facts sender={data} /> : null}
      {!data && error ? (
        <LoadFailed what="part about Allo’s tries" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !error ? (
        <div role="status" aria-label="Loading Allo’s tries">
          <Skeleton className="h-48 w-full rounded-lg" />
        </div>
      ) : null}
    </SettingsSection>
  );
}

function Facts({ sender }: { sender: Sender }) {
  const { lastDeliveryAt, day, week, missing, newestLate } = sender;
  const unsigned = unsignedWords(sender);
  return (
    <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        <dl className="flex flex-wrap gap-x-7 gap-y-2">
          <Figure name="Last signed delivery">
            {lastDeliveryAt === null ? "none yet" : <Time iso={lastDeliveryAt} />}
          </Figure>
          <Figure name="Deaf, last 24 hours">{deafWords(day.deafMs)}</Figure>
          <Figure name="Deaf, last 7 days">{deafWords(week.deafMs)}</Figure>
        </dl>
        {unsigned === null ? <TryShares day={day} week={week} /> : <Nothing>{unsigned}</Nothing>}
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <Part title="Still on its way" count={missing.underWay}>
          {missing.underWay > 0 ? <MissingList missing={missing} /> : null}
          {missing.underWay === 0 || missing.givenUp > 0 ? <NotUnderWay missing={missing} /> : null}
        </Part>
        {unsigned === null || newestLate.length > 0 ? (
          <Part title="Came late" count={null}>
            {newestLate.length > 0 ? (
              <LateList label="Came late" deliveries={newestLate} />
            ) : (
              <Nothing>
                {week.deliveries > 0 ? "Nothing came on a later try of Allo’s. " : null}What comes after an{" "}
                <PageLink href="/health/outages" className="underline underline-offset-2">
                  outage
                </PageLink>{" "}
                is listed here.
              </Nothing>
            )}
          </Part>
        ) : null}
      </div>
    </div>
  );
}

function NotUnderWay({ missing }: { missing: Missing }) {
  const words = notUnderWayWords(missing);
  if (missing.givenUp === 0) return <Nothing>{words}</Nothing>;
  return (
    <p className="py-1.5 text-sm text-pretty text-bad">
      {words} From when to recover stands under{" "}
      <PageLink href="/health/outages" className="underline underline-offset-2">
        Outages
      </PageLink>
      .
    </p>
  );
}

function deafWords(ms: number): string {
  return ms === 0 ? "never" : formatSpan(ms);
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-faint">{name}</dt>
      <dd className="text-md font-[560] tabular-nums">{children}</dd>
    </div>
  );
}

function Part({ title, count, children }: { title: string; count: number | null; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="text-xs font-[560] text-soft">
        {title}
        {count ? <span className="font-normal text-faint tabular-nums"> {count.toLocaleString("en")}</span> : null}
      </h3>
      <div className="mt-1">{children}</div>
    </section>
  );
}

function Nothing({ children }: { children: ReactNode }) {
  return <p className="text-sm text-pretty text-faint">{children}</p>;
}
