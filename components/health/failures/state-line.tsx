"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { Fragment } from "react";
import { openFailuresQuery } from "#components/data/failure-queries.ts";
import { gapListQuery } from "#components/data/gap-queries.ts";
import { senderQuery } from "#components/data/sender-queries.ts";
import { statsQuery } from "#components/data/stats-query.ts";
import { stateWords } from "#components/health/failures/incident-words.ts";
import { stillOpen } from "#components/health/failures/still-open.ts";
import { PageLink } from "#components/ui/page-link.tsx";
import { Time } from "#components/ui/time.tsx";

const icons = {
  ok: <CircleCheck className="size-5 text-ok" />,
  warn: <TriangleAlert className="size-5 text-warn" />,
  bad: <CircleAlert className="size-5 text-bad" />,
};

/** How the delivery side does, in one line. */
export function StateLine() {
  const { data: open } = useQuery(openFailuresQuery());
  const { data: stats } = useQuery(statsQuery());
  const { data: sender } = useQuery(senderQuery());
  const { data: gaps } = useInfiniteQuery(gapListQuery("open", null));
  const missing = gaps?.pages[0]?.open;
  if (!open || !sender || !missing) return null;
  const rest = stillOpen(sender, missing);
  const { tone, words } = stateWords(open.data, rest.length > 0);
  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5 pt-5">
      <span aria-hidden="true">{icons[tone]}</span>
      <p role="status" className="text-md font-[560]">
        {words}
      </p>
      {rest.length > 0 ? (
        <p className="text-sm text-soft">
          {rest.map(({ words: part, href }, index) => (
            <Fragment key={part}>
              {index > 0 ? ", " : null}
              <PageLink href={href} className="underline underline-offset-2 hover:text-ink">
                {part}
              </PageLink>
            </Fragment>
          ))}
        </p>
      ) : null}
      {stats ? (
        <p className="text-sm text-soft">
          {stats.lastDeliveryAt === null ? (
            "No delivery yet"
          ) : (
            <>
              Last delivery <Time iso={stats.lastDeliveryAt} />
            </>
          )}
        </p>
      ) : null}
    </div>
  );
}
