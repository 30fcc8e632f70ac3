"use client";

import { useMemo } from "react";
import { CallLine } from "#components/conversation/call-line.tsx";
import { DayBreak } from "#components/conversation/day-break.tsx";
import { MessageBubble } from "#components/conversation/message-bubble.tsx";
import { type Entry, entryOrder } from "#components/conversation/timeline-entries.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { dayStarts } from "#components/ui/day-starts.ts";
import type { Paged } from "#components/ui/use-load-ahead.ts";
import { VirtualStretch } from "#components/ui/virtual-stretch.tsx";
import { numberWords } from "#lib/allo/party-words.ts";

type Props = {
  /** Newest first. */
  entries: readonly Entry[];
  /** Brings what was before. */
  list: Paged;
  /** The number of ours that goes without saying; others are named. */
  us: string | null;
  /** A thread reads downwards and starts at its end; what is only looked through starts with the newest. */
  newestFirst?: boolean;
};

/** What went to and fro, with a heading for each day. */
export function Timeline({ entries, list, us, newestFirst = false }: Props) {
  const timeZone = useTimeZone();
  const ordered = useMemo(() => (newestFirst ? entries : entries.toReversed()), [entries, newestFirst]);
  const starts = useMemo(
    () =>
      dayStarts(
        ordered.map(({ at }) => at),
        timeZone,
      ),
    [ordered, timeZone],
  );
  return (
    <VirtualStretch
      label="Messages and calls"
      what="messages and calls"
      items={ordered}
      keyOf={entryOrder.idOf}
      list={list}
      estimate={estimateHeight}
      startsAt={newestFirst ? "top" : "end"}
      rowClassName="flex flex-col pb-2.5"
    >
      {(entry, index) => (
        <>
          {starts[index] ? <DayBreak iso={entry.at} /> : null}
          <TimelineItem entry={entry} us={us} />
        </>
      )}
    </VirtualStretch>
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

const LINE = 20;
const CHARACTERS_A_LINE = 44;

function estimateHeight(entry: Entry): number {
  if (entry.kind === "call") return 44;
  return 50 + LINE * Math.max(1, Math.ceil(entry.message.content.length / CHARACTERS_A_LINE));
}
