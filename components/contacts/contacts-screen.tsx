"use client";

import dynamic from "next/dynamic";
import { ContactList } from "#components/contacts/contact-list.tsx";
import { ContactSearch } from "#components/contacts/contact-search.tsx";
import { ContactsHeader } from "#components/contacts/contacts-header.tsx";
import { loadPart } from "#components/ui/load-part.ts";
import { SplitScreen } from "#components/ui/split-screen.tsx";
import { useOpenItem } from "#components/ui/use-open-item.ts";

const ContactDetail = dynamic(() =>
  loadPart(() => import("#components/contacts/contact-detail.tsx")).then((module) => module.ContactDetail),
);

/** Everybody who has a name, and beside them one of them. */
export function ContactsScreen() {
  const { openId, close } = useOpenItem("/contacts");
  return (
    <SplitScreen
      listName="List of contacts"
      detailName="Contact"
      rowName="item"
      openId={openId}
      onClose={close}
      list={
        <>
          <header className="flex flex-col gap-2.5 border-b border-line px-4 pt-3.5 pb-2.5">
            <ContactsHeader here="/contacts" />
            <ContactSearch />
          </header>
          <ContactList />
        </>
      }
      detail={(id, onClose) => <ContactDetail key={id} id={id} onClose={onClose} />}
      nothingOpen="Choose a contact to see everything with them."
    />
  );
}
