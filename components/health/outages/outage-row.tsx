"use client";

import { Moon, Power, RotateCw, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import {
  isRestart,
  lengthOf,
  mayBeOff,
  outageCause,
  outageTitle,
  refusedWords,
} from "#components/health/outages/outage-words.ts";
import { LateList } from "#components/health/sender/late-list.tsx";
import { MissingList } from "#components/health/sender/missing-list.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { useFromNow } from "#components/ui/clock.tsx";
import { formatSpan } from "#components/ui/format-time.ts";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Outage } from "#lib/api/sender.ts";

/** One outage: when, why, and what came of it. */
export function OutageRow({ outage }: { outage: Outage }) {
  const calm = isRestart(outage);
  const length = useFromNow((now) => formatSpan(lengthOf(outage, Math.floor(now / 1000) * 1000)));
  return (
    <article
      aria-label={outageTitle(outage)}
      className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-3 px-3.5 py-3 text-sm"
    >
      <span aria-hidden="true" className={`pt-0.5 ${calm ? "text-faint" : outage.endedAt ? "text-warn" : "text-bad"}`}>
        <KindIcon outage={outage} />
      </span>
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-0.5">
          <h3 className={`flex items-center gap-2 text-sm ${calm ? "font-normal text-soft" : "font-[560] text-ink"}`}>
            {outageTitle(outage)}
            {outage.endedAt === null ? <Chip tone="bad">Going on</Chip> : null}
          </h3>
          <p className="text-xs text-soft">
            <When outage={outage} />,{" "}
            <span suppressHydrationWarning className="tabular-nums">
              {length}
            </span>
          </p>
        </div>
        {calm ? null : <Story outage={outage} />}
      </div>
    </article>
  );
}

function KindIcon({ outage }: { outage: Outage }) {
  if (isRestart(outage)) return <RotateCw className="size-4" />;
  if (outage.kind === "down") return <Power className="size-4" />;
  if (outage.kind === "asleep") return <Moon className="size-4" />;
  return <TriangleAlert className="size-4" />;
}

function When({ outage: { startedAt, endedAt } }: { outage: Outage }) {
  const sameDay = endedAt?.slice(0, 10) === startedAt.slice(0, 10);
  return (
    <>
      <Time iso={startedAt} as="date" /> <Time iso={startedAt} as="clock" />
      {endedAt === null ? null : (
        <>
          {" – "}
          {sameDay ? null : <Time iso={endedAt} as="date" />} <Time iso={endedAt} as="clock" />
        </>
      )}
    </>
  );
}

/** Why, and what it cost. */
function Story({ outage }: { outage: Outage }) {
  const { refused, late, missing } = outage;
  return (
    <>
      <p className="mt-0.5 max-w-[72ch] text-pretty text-soft">{outageCause(outage)}</p>
      {mayBeOff(outage) ? (
        <p className="mt-1 max-w-[72ch] text-pretty text-bad">
          Allo turns an endpoint off after five days of failure. Look in Allo’s settings whether it is still on.
        </p>
      ) : null}
      <ul className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-soft">
        {[refusedWords(refused), lateCount(outage), missingCount(missing)].map((words) =>
          words === null ? null : <li key={words}>{words}</li>,
        )}
        <li>
          <PageLink href="/health/missing" className="underline underline-offset-2 hover:text-ink">
            What is still missing
          </PageLink>
        </li>
      </ul>
      {missing.givenUp > 0 ? (
        <p className="mt-1 text-xs text-bad">
          Allo has given up {missing.givenUp === 1 ? "1 message" : `${missing.givenUp.toLocaleString("en")} messages`}.
          In Allo’s settings, choose Recover from <Time iso={outage.startedAt} as="date" /> on.
        </p>
      ) : null}
      {missing.messages.length > 0 ? <Part title="Still on its way">{<MissingList missing={missing} />}</Part> : null}
      {late.newest.length > 0 ? (
        <Part title={late.count > late.newest.length ? `Came late, the last ${late.newest.length}` : "Came late"}>
          <LateList label="Came late because of it" deliveries={late.newest} />
        </Part>
      ) : null}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mt-2.5">
      <h4 className="text-2xs font-[560] text-faint">{title}</h4>
      {children}
    </div>
  );
}

function lateCount({ endedAt, late: { count } }: Outage): string | null {
  if (count === 0) return endedAt === null ? null : "nothing is known to have come late";
  return `${count.toLocaleString("en")} came late through Allo’s retries`;
}

function missingCount({ underWay }: Outage["missing"]): string | null {
  return underWay === 0 ? null : `${underWay.toLocaleString("en")} still on ${underWay === 1 ? "its" : "their"} way`;
}
