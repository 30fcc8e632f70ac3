"use client";

import { Search } from "lucide-react";
import { type ReactNode, type RefObject, useRef } from "react";
import { Kbd } from "#components/ui/kbd.tsx";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

type Props = {
  label: string;
  placeholder: string;
  text: string;
  onType: (text: string) => void;
  onEnter: (backwards: boolean) => void;
  onClear: () => void;
  input?: RefObject<HTMLInputElement | null>;
  className: string;
  /** What stands behind the text while there is some. */
  children: ReactNode;
};

/** Where `/` leads: Escape clears it, and leaves it once it is empty. */
export function SearchField({ label, placeholder, text, onType, onEnter, onClear, input, className, children }: Props) {
  const own = useRef<HTMLInputElement>(null);
  const field = input ?? own;
  useShortcuts({ "/": () => field.current?.select() });
  return (
    <search
      className={`flex min-w-0 items-center rounded-md bg-sunk pl-2.5 text-sm focus-within:ring-2 focus-within:ring-accent ${className}`}
    >
      <Search aria-hidden="true" className="size-4 shrink-0 text-faint" />
      <input
        ref={field}
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
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onEnter(event.shiftKey);
          if (event.key !== "Escape") return;
          event.stopPropagation();
          if (text === "") event.currentTarget.blur();
          else onClear();
        }}
        className="h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint"
      />
      {text === "" ? <Kbd>/</Kbd> : children}
    </search>
  );
}
