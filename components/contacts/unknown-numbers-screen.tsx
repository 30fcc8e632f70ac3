"use client";

import { UserRoundCheck } from "lucide-react";
import { ContactsHeader } from "#components/contacts/contacts-header.tsx";
import { UnknownNumberRow } from "#components/contacts/unknown-number-row.tsx";
import { unknownNumbersQuery } from "#components/data/contact-queries.ts";
import { CONVERSATION_PAGE_SIZE } from "#components/data/conversation-pages.ts";
import type { Order } from "#components/data/merge-fresh.ts";
import { useLiveList } from "#components/data/use-live-list.ts";
import { NewPill } from "#components/ui/new-pill.tsx";
import { StatePanel } from "#components/ui/state-panel.tsx";
import { VirtualList } from "#components/ui/virtual-list.tsx";
import type { UnknownNumber } from "#lib/api/contact.ts";

const idOf = ({ number }: UnknownNumber) => number;
const activity = ({ calls, messages }: UnknownNumber) => calls + messages;
const order: Order<UnknownNumber> = {
  idOf,
  compare: (a, b) => activity(b) - activity(a) || (a.number === b.number ? 0 : a.number < b.number ? 1 : -1),
};
const nothingOpen = { name: "number", openId: null, step: () => {} };

/** The numbers that called or wrote and are in nobody's contact, most active first: who to give a name next. */
export function UnknownNumbersScreen() {
  const { list, items, scroller, news, showNews, onView } = useLiveList(unknownNumbersQuery(), order);
  return (
    <div className="flex h-full min-h-0 flex-col bg-panel">
      <header className="flex flex-col gap-1 border-b border-line px-4 pt-3.5 pb-3">
        <ContactsHeader here="/contacts/unknown" />
        <p className="text-pretty text-xs text-soft">
          Numbers that no contact has, most active first. Give them a name in Allo, and they leave this list.
        </p>
      </header>
      <VirtualList
        pill={<NewPill count={news} most={CONVERSATION_PAGE_SIZE} onShow={showNews} />}
        label="Unknown numbers"
        what="numbers"
        items={items}
        idOf={idOf}
        list={list}
        scroller={scroller}
        place="unknown numbers"
        rowHeight={56}
        keys={nothingOpen}
        onView={onView}
        empty={
          <StatePanel icon={<UserRoundCheck />} title="Nobody is unknown">
            Numbers that call or write and belong to no contact appear here.
          </StatePanel>
        }
      >
        {(item, tabbable) => <UnknownNumberRow item={item} tabbable={tabbable} />}
      </VirtualList>
    </div>
  );
}
