"use client";

import { ContactRow } from "#components/contacts/contact-row.tsx";
import { NoContacts } from "#components/contacts/no-contacts.tsx";
import { useContactSearch } from "#components/contacts/use-contact-search.ts";
import { CONVERSATION_ROW } from "#components/conversation/conversation-row.tsx";
import { contactListQuery } from "#components/data/contact-queries.ts";
import { CONVERSATION_PAGE_SIZE } from "#components/data/conversation-pages.ts";
import type { Order } from "#components/data/merge-fresh.ts";
import { newestFirst } from "#components/data/newest-first.ts";
import { useLiveList } from "#components/data/use-live-list.ts";
import { NewPill } from "#components/ui/new-pill.tsx";
import { useOpenItem } from "#components/ui/use-open-item.ts";
import { useStableCallback } from "#components/ui/use-stable-callback.ts";
import { VirtualList } from "#components/ui/virtual-list.tsx";
import type { ContactItem } from "#lib/api/contact.ts";

const idOf = ({ id }: ContactItem) => id;
const order: Order<ContactItem> = { idOf, compare: newestFirst(({ lastActivityAt }) => lastActivityAt) };

/** Every contact that matches, the one that something last happened with first. */
export function ContactList() {
  const { q } = useContactSearch();
  const { openId, open, step } = useOpenItem("/contacts");
  const { list, items, scroller, news, showNews, onView } = useLiveList(contactListQuery(q), order);
  const onOpen = useStableCallback(open);

  return (
    <VirtualList
      pill={<NewPill count={news} most={CONVERSATION_PAGE_SIZE} onShow={showNews} />}
      label="Contacts"
      what="contacts"
      items={items}
      idOf={idOf}
      list={list}
      scroller={scroller}
      place={`contacts ${q}`}
      rowHeight={CONVERSATION_ROW}
      keys={{ name: "item", openId, step }}
      onView={onView}
      empty={<NoContacts />}
    >
      {(item, tabbable) => <ContactRow item={item} open={item.id === openId} tabbable={tabbable} onOpen={onOpen} />}
    </VirtualList>
  );
}
