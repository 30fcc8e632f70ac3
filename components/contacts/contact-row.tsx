"use client";

import { memo } from "react";
import { contactWords } from "#components/contacts/contact-words.ts";
import { ConversationRow } from "#components/conversation/conversation-row.tsx";
import { numberWords } from "#lib/allo/party-words.ts";
import type { ContactItem } from "#lib/api/contact.ts";

type Props = { item: ContactItem; open: boolean; tabbable: boolean; onOpen: (id: number) => void };

/** One contact in the list: who, how to reach them, and when something last happened. */
export const ContactRow = memo(function ContactRow({ item, ...row }: Props) {
  const [number] = item.numbers;
  const [email] = item.emails;
  const facts = [item.company !== item.name && item.company, number && numberWords(number), email].filter(Boolean);
  return (
    <ConversationRow
      {...row}
      id={item.id}
      href={`/contacts/${item.id}`}
      title={<bdi>{contactWords(item)}</bdi>}
      at={item.lastActivityAt}
      line={<bdi>{facts.length === 0 ? "No number, no address" : facts.join(" · ")}</bdi>}
    />
  );
});
