"use client";

import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useDeliveryFilters } from "#components/deliveries/use-delivery-filters.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

const PAUSE = 220;

/** Free text over everything in a delivery; goes into the URL when the typing pauses. */
export function SearchBox() {
  const { filters, change } = useDeliveryFilters();
  const [text, setText] = useState(filters.q);
  const [sent, setSent] = useState(filters.q);
  const input = useRef<HTMLInputElement>(null);

  // The URL can change by other hands: Back, a clicked value, "clear".
  if (filters.q !== sent) {
    setSent(filters.q);
    setText(filters.q);
  }

  function send(q: string) {
    setSent(q);
    change({ q }, { history: "replace" });
  }

  useEffect(() => {
    if (text === sent) return;
    const timer = setTimeout(send, PAUSE, text);
    return () => clearTimeout(timer);
  });

  function clear() {
    setText("");
    send("");
    input.current?.focus();
  }

  useShortcuts({ "/": () => input.current?.select() });

  return (
    <search className="flex h-8.5 min-w-0 flex-1 items-center gap-2 rounded-md bg-sunk pr-1.5 pl-2.5 text-sm focus-within:ring-2 focus-within:ring-accent">
      <Search aria-hidden="true" className="size-4 shrink-0 text-faint" />
      <input
        ref={input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        aria-label="Search deliveries"
        placeholder="Search names, numbers, words, ids"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") send(text);
          if (event.key !== "Escape") return;
          event.stopPropagation();
          if (text === "") event.currentTarget.blur();
          else clear();
        }}
        className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint"
      />
      {text === "" ? (
        <Kbd>/</Kbd>
      ) : (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={clear}
          className="grid size-6 place-items-center rounded-sm text-soft hover:text-ink"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      )}
    </search>
  );
}
