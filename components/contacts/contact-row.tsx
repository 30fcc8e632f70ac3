"use client";

import { memo } from "react";
import { contactWords } from "#components/contacts/contact-words.ts";
import { numberWords } from "#components/conversation/party-words.ts";
import { ItemLink } from "#components/ui/item-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ContactItem } from "#lib/api/contact.ts";

type Props = { item: ContactItem; open: boolean; tabbable: boolean; onOpen: (id: number) => void };

/** One contact in the list: who, how to reach them, and when something last happened. */
export const ContactRow = memo(function ContactRow({ item, open, tabbable, onOpen }: Props) {
  const [number] = item.numbers;
  const [email] = item.emails;
  const facts = [item.company !== item.name && item.company, number && numberWords(number), email].filter(Boolean);
  return (
    <li
      className={`relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 border-b border-line/55 px-4 py-2.5 [contain-intrinsic-size:auto_4rem] [content-visibility:auto] has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-accent ${open ? "bg-accent-soft" : "hover:bg-bg"}`}
    >
      <ItemLink
        href={`/contacts/${item.id}`}
        item={item.id}
        open={open}
        tabbable={tabbable}
        onOpen={onOpen}
        className="truncate font-[540]"
      >
        <bdi>{contactWords(item)}</bdi>
      </ItemLink>
      <span className="text-xs text-soft">
        <Time iso={item.lastActivityAt} />
      </span>
      <span className="col-span-2 truncate text-xs leading-5 text-soft">
        <bdi>{facts.length === 0 ? "No number, no address" : facts.join(" · ")}</bdi>
      </span>
    </li>
  );
});
