"use client";

import { untilWords } from "#components/forwarding/forward-words.ts";
import { useFromNow, useTimeZone } from "#components/ui/clock.tsx";
import { formatExact } from "#components/ui/format-time.ts";

/** How long it is to a moment to come; ticks, and tells the exact time on hover. */
export function Until({ iso }: { iso: string }) {
  const at = new Date(iso);
  const timeZone = useTimeZone();
  const words = useFromNow((now) => untilWords(at.getTime(), now));
  return (
    <time suppressHydrationWarning dateTime={iso} title={formatExact(at, timeZone)} className="tabular-nums">
      {words}
    </time>
  );
}
