"use client";

import { memo } from "react";
import { partyWords } from "#components/conversation/party-words.ts";
import { Chip } from "#components/ui/chip.tsx";
import { ItemLink } from "#components/ui/item-link.tsx";
import { Time } from "#components/ui/time.tsx";
import { oneLine } from "#lib/allo/one-line.ts";
import { formatNumber } from "#lib/allo/phone-number.ts";
import type { ThreadItem } from "#lib/api/thread.ts";

type Props = { item: ThreadItem; open: boolean; tabbable: boolean; onOpen: (id: number) => void };

/** One thread in the list: who, the last words, and since when they wait. */
export const ThreadRow = memo(function ThreadRow({ item, open, tabbable, onOpen }: Props) {
  const { them, lastMessage, unansweredSince } = item;
  return (
    <li
      className={`relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 border-b border-line/55 px-4 py-2.5 [contain-intrinsic-size:auto_4rem] [content-visibility:auto] has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-accent ${open ? "bg-accent-soft" : "hover:bg-bg"}`}
    >
      <ItemLink
        href={`/threads/${item.id}`}
        item={item.id}
        open={open}
        tabbable={tabbable}
        onOpen={onOpen}
        className="truncate font-[540]"
      >
        <bdi>{partyWords(them)}</bdi>
        {them.name === null ? null : (
          <span className="font-normal text-xs text-soft max-sm:hidden"> {formatNumber(them.number)}</span>
        )}
      </ItemLink>
      <span className="justify-self-end text-xs text-soft">
        <Time iso={lastMessage.sentAt} />
      </span>
      <span className="truncate text-xs leading-5 text-soft">
        {lastMessage.direction === "outbound" ? <span className="text-faint">You: </span> : null}
        <bdi>{lastWords(item)}</bdi>
      </span>
      {unansweredSince === null ? null : (
        <Chip tone="warn" className="self-center justify-self-end">
          Waits <Time iso={unansweredSince} as="age" />
        </Chip>
      )}
    </li>
  );
});

function lastWords({ lastMessage: { content, type } }: ThreadItem): string {
  const words = oneLine(content, 300);
  if (words !== "") return words;
  return type === "MMS" ? "Picture message" : "No text";
}
