"use client";

import { useFromNow, useTimeZone } from "#components/ui/clock.tsx";
import {
  formatAge,
  formatAgo,
  formatClock,
  formatDate,
  formatExact,
  formatMinute,
} from "#components/ui/format-time.ts";

const shown = {
  minute: formatMinute,
  clock: formatClock,
  date: formatDate,
  exact: formatExact,
};

/** A moment, given as in the API. `ago` and `age` tick; every form tells the exact time and the age on hover. */
export function Time({
  iso,
  as = "ago",
  className,
}: {
  iso: string;
  as?: keyof typeof shown | "ago" | "age";
  className?: string;
}) {
  const at = new Date(iso);
  const timeZone = useTimeZone();
  const ago = useFromNow((now) => formatAgo(at.getTime(), now));
  const age = useFromNow((now) => formatAge(at.getTime(), now));
  return (
    <time
      suppressHydrationWarning
      dateTime={iso}
      title={`${formatExact(at, timeZone)}, ${ago}`}
      className={`tabular-nums ${className ?? ""}`}
    >
      {as === "ago" ? ago : as === "age" ? age : shown[as](at, timeZone)}
    </time>
  );
}
