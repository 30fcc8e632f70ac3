"use client";

import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useContactSearch } from "#components/contacts/use-contact-search.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

const PAUSE = 220;

/** Parts of names, numbers and addresses; goes into the URL when the typing pauses. */
export function ContactSearch() {
  const { q, search } = useContactSearch();
  const [text, setText] = useState(q);
  const [sent, setSent] = useState(q);
  const input = useRef<HTMLInputElement>(null);

  // The URL can change by other hands: Back, or "clear".
  if (q !== sent) {
    setSent(q);
    setText(q);
  }

  useEffect(() => {
    if (text === sent) return;
    const timer = setTimeout(() => {
      setSent(text);
      search(text);
    }, PAUSE);
    return () => clearTimeout(timer);
  });

  useShortcuts({ "/": () => input.current?.select() });

  return (
    <search className="flex h-8.5 min-w-0 items-center gap-2 rounded-md bg-sunk pr-1.5 pl-2.5 text-sm focus-within:ring-2 focus-within:ring-accent">
      <Search aria-hidden="true" className="size-4 shrink-0 text-faint" />
      <input
        ref={input}
        type="search"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        maxLength={200}
        aria-label="Search contacts"
        placeholder="Search names, numbers, addresses"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint"
      />
      {text === "" ? <Kbd>/</Kbd> : null}
    </search>
  );
}
