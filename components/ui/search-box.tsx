"use client";

import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Kbd } from "#components/ui/kbd.tsx";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

const PAUSE = 220;

type Props = { label: string; placeholder: string; value: string; onChange: (text: string) => void };

/** Free text that is handed on when the typing pauses. */
export function SearchBox({ label, placeholder, value, onChange }: Props) {
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  const input = useRef<HTMLInputElement>(null);

  // It can change by other hands: Back, a clicked value, "clear".
  if (value !== sent) {
    setSent(value);
    setText(value);
  }

  function send(q: string) {
    setSent(q);
    onChange(q);
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
        maxLength={200}
        aria-label={label}
        placeholder={placeholder}
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
