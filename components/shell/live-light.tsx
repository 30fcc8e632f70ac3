"use client";

import { useQuery } from "@tanstack/react-query";
import { statsQuery } from "#components/data/stats-query.ts";
import type { LiveStatus } from "#components/data/use-live.ts";
import { Time } from "#components/ui/time.tsx";

const words: Record<LiveStatus, string> = {
  connecting: "Connecting…",
  live: "Live",
  reconnecting: "Reconnecting…",
};

const lights: Record<LiveStatus, string> = {
  connecting: "bg-faint",
  live: "bg-ok ring-3 ring-ok/20",
  reconnecting: "bg-warn ring-3 ring-warn/20 animate-pulse",
};

/** Whether this page hears of changes as they happen, and when it last did. */
export function LiveLight({ status, brief = false }: { status: LiveStatus; brief?: boolean }) {
  const { data: stats } = useQuery(statsQuery());
  const last = stats?.lastDeliveryAt;
  return (
    <p className="flex min-w-0 items-center gap-2 text-xs text-soft">
      <span aria-hidden="true" className={`size-1.5 shrink-0 rounded-full ${lights[status]}`} />
      <span className="truncate">
        <span role="status">{words[status]}</span>
        {status === "live" && last && !brief ? (
          <>
            , last delivery <Time iso={last} />
          </>
        ) : null}
      </span>
    </p>
  );
}
