"use client";

import { useFromNow, useTimeZone } from "#components/ui/clock.tsx";
import { formatDay } from "#components/ui/format-time.ts";

/** "Today", "Yesterday" or the date; turns at midnight by itself. */
export function DayHeading({ iso }: { iso: string }) {
  const timeZone = useTimeZone();
  const day = useFromNow((now) => formatDay(new Date(iso), timeZone, now));
  return (
    <h2 suppressHydrationWarning className="flex h-8 items-end px-4 pb-1 font-normal text-faint">
      {day}
    </h2>
  );
}
