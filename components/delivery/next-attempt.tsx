"use client";

import { useFromNow } from "#components/ui/clock.tsx";
import { Time } from "#components/ui/time.tsx";
import { TimelineEntry } from "#components/ui/timeline-entry.tsx";
import { LAST_ATTEMPT } from "#lib/allo/retry-schedule.ts";

/** A repeat means that our answer was lost; the schedule says when the next would come. Nothing once that time is over. */
export function NextAttempt({ number, at }: { number: number; at: number }) {
  const ahead = useFromNow((now) => (now < at ? 1 : 0));
  if (ahead === 0) return null;
  const iso = new Date(at).toISOString();
  return (
    <TimelineEntry hue="text-faint" pending time={<Time iso={iso} as="clock" className="text-faint" />}>
      <span className="text-soft">
        Try {number} of {LAST_ATTEMPT} would come next, if our answer is lost again
      </span>
    </TimelineEntry>
  );
}
