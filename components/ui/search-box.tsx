"use client";

import { X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { SearchField } from "#components/ui/search-field.tsx";

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

  return (
    <SearchField
      label={label}
      placeholder={placeholder}
      text={text}
      onType={setText}
      onEnter={() => send(text)}
      onClear={clear}
      input={input}
      className="h-8.5 w-full gap-2 pr-1.5"
    >
      <button
        type="button"
        aria-label="Clear the search"
        onClick={clear}
        className="grid size-6 place-items-center rounded-sm text-soft hover:text-ink"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </SearchField>
  );
}
