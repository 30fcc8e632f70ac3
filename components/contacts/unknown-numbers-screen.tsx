"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { UserRoundCheck } from "lucide-react";
import { ContactsHeader } from "#components/contacts/contacts-header.tsx";
import { ListFoot } from "#components/conversation/list-foot.tsx";
import { LoadFailed } from "#components/conversation/load-failed.tsx";
import { numberWords } from "#components/conversation/party-words.ts";
import { RowsLoading } from "#components/conversation/rows-loading.tsx";
import { unknownNumbersQuery } from "#components/data/contact-queries.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { Time } from "#components/ui/time.tsx";
import type { UnknownNumber } from "#lib/api/contact.ts";

/** The numbers that called or wrote and are in nobody's contact, most active first: who to give a name next. */
export function UnknownNumbersScreen() {
  return (
    <div className="flex h-full min-h-0 flex-col bg-panel">
      <header className="flex flex-col gap-1 border-b border-line px-4 pt-3.5 pb-3">
        <ContactsHeader here="/contacts/unknown" />
        <p className="text-pretty text-xs text-soft">
          Numbers that no contact has, most active first. Give them a name in Allo, and they leave this list.
        </p>
      </header>
      <UnknownNumberList />
    </div>
  );
}

function UnknownNumberList() {
  const list = useInfiniteQuery(unknownNumbersQuery());
  if (list.isPending) return <RowsLoading label="Loading numbers" />;
  if (list.isError) return <LoadFailed what="The numbers" error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.data);
  if (items.length === 0) {
    return (
      <StatePanel icon={<UserRoundCheck />} title="Nobody is unknown">
        Numbers that call or write and belong to no contact appear here.
      </StatePanel>
    );
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ul aria-label="Unknown numbers">
        {items.map((item) => (
          <UnknownNumberRow key={item.number} item={item} />
        ))}
      </ul>
      <ListFoot list={list} />
    </div>
  );
}

function UnknownNumberRow({ item }: { item: UnknownNumber }) {
  const { number, name, calls, messages, lastAt, threadId } = item;
  const told = `/deliveries?${new URLSearchParams({ q: number })}`;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-b border-line/55 px-4 py-2">
      <span className="inline-flex items-center gap-0.5 font-[540] tabular-nums">
        <bdi>{numberWords(number)}</bdi>
        <CopyButton
          text={() => number}
          label={`Copy ${numberWords(number)}`}
          size="small"
          look="ghost"
          className="-my-1"
        />
      </span>
      {name === null ? null : (
        <span className="min-w-0 truncate text-xs text-soft" title="What Allo calls them">
          <bdi>{name}</bdi>
        </span>
      )}
      <span className="ml-auto flex flex-wrap gap-x-3 text-xs text-soft tabular-nums">
        <span>{calls === 1 ? "1 call" : `${calls.toLocaleString("en")} calls`}</span>
        {threadId === null ? (
          <span>no messages</span>
        ) : (
          <a href={`/threads/${threadId}`} className="text-message hover:underline">
            {messages === 1 ? "1 message" : `${messages.toLocaleString("en")} messages`}
          </a>
        )}
        <a href={told} className="text-accent hover:underline">
          Deliveries
        </a>
        <Time iso={lastAt} />
      </span>
    </li>
  );
}
