"use client";

import { memo } from "react";
import { ConversationRow } from "#components/conversation/conversation-row.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { Time } from "#components/ui/time.tsx";
import { oneLine } from "#lib/allo/one-line.ts";
import { partyWords } from "#lib/allo/party-words.ts";
import { formatNumber } from "#lib/allo/phone-number.ts";
import type { ThreadItem } from "#lib/api/thread.ts";

type Props = { item: ThreadItem; open: boolean; tabbable: boolean; onOpen: (id: number) => void };

/** One thread in the list: who, the last words, and since when they wait. */
export const ThreadRow = memo(function ThreadRow({ item, ...row }: Props) {
  const { id, them, lastMessage, unansweredSince } = item;
  return (
    <ConversationRow
      {...row}
      id={id}
      href={`/threads/${id}`}
      title={
        <>
          <bdi>{partyWords(them)}</bdi>
          {them.name === null ? null : (
            <span className="ml-1.5 font-normal text-xs text-soft max-sm:hidden"> {formatNumber(them.number)}</span>
          )}
        </>
      }
      at={lastMessage.sentAt}
      line={
        <>
          {lastMessage.direction === "outbound" ? <span className="text-faint">You: </span> : null}
          <bdi>{lastWords(item)}</bdi>
        </>
      }
      aside={
        unansweredSince === null ? null : (
          <Chip tone="warn" className="self-center justify-self-end">
            Waits <Time iso={unansweredSince} as="age" />
          </Chip>
        )
      }
    />
  );
});

function lastWords({ lastMessage: { content, type } }: ThreadItem): string {
  const words = oneLine(content, 300);
  if (words !== "") return words;
  return type === "MMS" ? "Picture message" : "No text";
}
