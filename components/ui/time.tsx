"use client";

import { useFromNow, useTimeZone } from "#components/ui/clock.tsx";
import { formatAgo, formatClock, formatDate, formatExact, formatMinute } from "#components/ui/format-time.ts";

const shown = {
  minute: formatMinute,
  clock: formatClock,
  date: formatDate,
  exact: formatExact,
};

/** A moment, given as in the API. `ago` ticks; every form tells the exact time and the age on hover. */
export function Time({
  iso,
  as = "ago",
  className,
}: {
  iso: string;
  as?: keyof typeof shown | "ago";
  className?: string;
}) {
  const at = new Date(iso);
  const timeZone = useTimeZone();
  const ago = useFromNow((now) => formatAgo(at.getTime(), now));
  return (
    <time
      suppressHydrationWarning
      dateTime={iso}
      title={`${formatExact(at, timeZone)}, ${ago}`}
      className={`tabular-nums ${className ?? ""}`}
    >
      {as === "ago" ? ago : shown[as](at, timeZone)}
    </time>
  );
}
