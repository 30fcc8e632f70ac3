"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { ContactRow } from "#components/contacts/contact-row.tsx";
import { NoContacts } from "#components/contacts/no-contacts.tsx";
import { useContactSearch } from "#components/contacts/use-contact-search.ts";
import { CONVERSATION_ROW } from "#components/conversation/conversation-row.tsx";
import { contactListQuery } from "#components/data/contact-queries.ts";
import { usePagedItems } from "#components/data/use-paged-items.ts";
import { useOpenItem } from "#components/ui/use-open-item.ts";
import { useStableCallback } from "#components/ui/use-stable-callback.ts";
import { VirtualList } from "#components/ui/virtual-list.tsx";
import type { ContactItem } from "#lib/api/contact.ts";

const idOf = ({ id }: ContactItem) => id;

/** Every contact that matches, the one that something last happened with first. */
export function ContactList() {
  const { q } = useContactSearch();
  const { openId, open, step } = useOpenItem("/contacts");
  const list = useInfiniteQuery(contactListQuery(q));
  const items = usePagedItems(list.data, idOf);
  const scroller = useRef<HTMLDivElement>(null);
  const onOpen = useStableCallback(open);
  return (
    <VirtualList
      label="Contacts"
      what="contacts"
      items={items}
      idOf={idOf}
      list={list}
      scroller={scroller}
      place={`contacts ${q}`}
      rowHeight={CONVERSATION_ROW}
      keys={{ name: "item", openId, step }}
      empty={<NoContacts />}
    >
      {(item, tabbable) => <ContactRow item={item} open={item.id === openId} tabbable={tabbable} onOpen={onOpen} />}
    </VirtualList>
  );
}
