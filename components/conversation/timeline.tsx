"use client";

import { Fragment } from "react";
import { CallLine } from "#components/conversation/call-line.tsx";
import { DayBreak } from "#components/conversation/day-break.tsx";
import { MessageBubble } from "#components/conversation/message-bubble.tsx";
import type { Entry } from "#components/conversation/timeline-entries.ts";
import { Button } from "#components/ui/button.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { dayKey } from "#components/ui/format-time.ts";
import { numberWords } from "#lib/allo/party-words.ts";

type Props = {
  /** Newest first. */
  entries: readonly Entry[];
  /** The number of ours that goes without saying; others are named. */
  us: string | null;
  earlier: { has: boolean; loading: boolean; load: () => void };
};

/** What went to and fro, oldest first, with a heading for each day. */
export function Timeline({ entries, us, earlier }: Props) {
  const timeZone = useTimeZone();
  return (
    <>
      {earlier.has ? (
        <div className="flex justify-center">
          <Button disabled={earlier.loading} onClick={earlier.load}>
            {earlier.loading ? "Loading…" : "Show what was before"}
          </Button>
        </div>
      ) : null}
      <ul aria-label="Messages and calls" className="flex flex-col gap-2.5">
        {entries.toReversed().map((entry, index, all) => {
          const before = all[index - 1];
          const isNewDay = !before || dayOf(before, timeZone) !== dayOf(entry, timeZone);
          return (
            <Fragment key={entry.id}>
              {isNewDay ? <DayBreak iso={entry.at} /> : null}
              <TimelineItem entry={entry} us={us} />
            </Fragment>
          );
        })}
      </ul>
    </>
  );
}

function TimelineItem({ entry, us }: { entry: Entry; us: string | null }) {
  const ours = entry.kind === "message" ? entry.message.us : entry.call.us;
  const via = us === null || ours === us ? undefined : numberWords(ours);
  return entry.kind === "message" ? (
    <MessageBubble message={entry.message} via={via} />
  ) : (
    <CallLine call={entry.call} via={via} />
  );
}

function dayOf({ at }: Entry, timeZone: string): string {
  return dayKey(new Date(at), timeZone);
}
