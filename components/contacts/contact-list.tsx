"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { SearchX, UsersRound } from "lucide-react";
import { useRef } from "react";
import { ContactRow } from "#components/contacts/contact-row.tsx";
import { useContactSearch } from "#components/contacts/use-contact-search.ts";
import { ListFoot } from "#components/conversation/list-foot.tsx";
import { LoadFailed } from "#components/conversation/load-failed.tsx";
import { RowsLoading } from "#components/conversation/rows-loading.tsx";
import { contactListQuery } from "#components/data/contact-queries.ts";
import { Button } from "#components/ui/button.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { useItemKeys } from "#components/ui/use-item-keys.ts";
import { useOpenItem } from "#components/ui/use-open-item.ts";
import { useStableCallback } from "#components/ui/use-stable-callback.ts";

/** Every contact that matches, the one that something last happened with first. */
export function ContactList() {
  const { q, search } = useContactSearch();
  const { openId, open, step } = useOpenItem("/contacts");
  const list = useInfiniteQuery(contactListQuery(q));
  const rows = useRef<HTMLUListElement>(null);
  const onOpen = useStableCallback(open);
  useItemKeys({ list: rows, openId, step });

  if (list.isPending) return <RowsLoading label="Loading contacts" />;
  if (list.isError) return <LoadFailed what="The contacts" error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.data);
  if (items.length === 0) {
    return q.trim() === "" ? (
      <StatePanel icon={<UsersRound />} title="No contacts yet">
        Contacts appear here when Allo reports that one was made or changed. Who calls without being one stands under
        unknown numbers.
      </StatePanel>
    ) : (
      <StatePanel
        icon={<SearchX />}
        title="Nobody matches"
        action={<Button onClick={() => search("")}>Clear the search</Button>}
      >
        Every word has to occur in the name, the company, a number or an address. Try the last digits of a number.
      </StatePanel>
    );
  }
  const shown = items.some(({ id }) => id === openId) ? openId : items[0]?.id;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ul ref={rows} aria-label="Contacts">
        {items.map((item) => (
          <ContactRow
            key={item.id}
            item={item}
            open={item.id === openId}
            tabbable={item.id === shown}
            onOpen={onOpen}
          />
        ))}
      </ul>
      <ListFoot list={list} />
    </div>
  );
}
