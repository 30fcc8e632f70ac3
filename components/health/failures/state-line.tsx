"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { openFailuresQuery } from "#components/data/failure-queries.ts";
import { statsQuery } from "#components/data/stats-query.ts";
import { stateWords } from "#components/health/failures/incident-words.ts";
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
  if (!open) return null;
  const { tone, words } = stateWords(open.data);
  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5 pt-5">
      <span aria-hidden="true">{icons[tone]}</span>
      <p role="status" className="text-md font-[560]">
        {words}
      </p>
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
