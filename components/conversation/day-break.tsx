"use client";

import { useFromNow, useTimeZone } from "#components/ui/clock.tsx";
import { formatDay } from "#components/ui/format-time.ts";

/** Where another day begins in a conversation. */
export function DayBreak({ iso }: { iso: string }) {
  const timeZone = useTimeZone();
  const day = useFromNow((now) => formatDay(new Date(iso), timeZone, now));
  return (
    <div className="flex items-center gap-3 pt-3 pb-3.5 text-2xs text-faint">
      <span aria-hidden="true" className="h-px flex-1 bg-line" />
      <h2 suppressHydrationWarning className="text-2xs font-normal text-faint">
        {day}
      </h2>
      <span aria-hidden="true" className="h-px flex-1 bg-line" />
    </div>
  );
}
