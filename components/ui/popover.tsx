"use client";

import { type ComponentProps, type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

type Props = {
  /** What the button shows; it needs words, or an `aria-label` in `button`. */
  trigger: ReactNode;
  button?: Omit<ComponentProps<"button">, "type" | "popoverTarget" | "ref">;
  /** Names the panel for screen readers. */
  label: string;
  /** A key that opens the panel and takes the focus into it. */
  shortcut?: string;
  children: ReactNode | ((close: () => void) => ReactNode);
};

const GAP = 6;
const EDGE = 8;
const walkable = "button:not(:disabled), input[type=checkbox], a[href]";
const focusable = "button:not(:disabled), input, select, a[href]";

/** A panel under its button, or above it where there is no room, by the browser's own popover: Escape and a click elsewhere close it, focus returns. */
export function Popover({ trigger, button, label, shortcut, children }: Props) {
  const id = useId();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const panelRef = useRef<HTMLDivElement>(null);

  useShortcuts(shortcut ? { [shortcut]: () => panelRef.current?.showPopover() } : {});

  function place() {
    const anchor = buttonRef.current?.getBoundingClientRect();
    const panel = panelRef.current;
    if (!anchor || !panel) return;
    const right = Math.max(EDGE, window.innerWidth - panel.offsetWidth - EDGE);
    panel.style.left = `${Math.max(EDGE, Math.min(anchor.left, right))}px`;
    const [above, below] = [anchor.top - GAP - EDGE, window.innerHeight - anchor.bottom - GAP - EDGE];
    const upwards = panel.offsetHeight > below && above > below;
    panel.style.maxHeight = `${Math.max(160, upwards ? above : below)}px`;
    panel.style.top = `${upwards ? anchor.top - GAP - panel.offsetHeight : anchor.bottom + GAP}px`;
    panel.querySelector<HTMLElement>(focusable)?.focus({ preventScroll: true });
  }

  function walk(event: KeyboardEvent<HTMLElement>) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>(walkable)];
    const from = event.target instanceof HTMLElement ? items.indexOf(event.target) : -1;
    if (step === undefined || from === -1) return;
    event.preventDefault();
    items.at((from + step) % items.length)?.focus();
  }

  return (
    <>
      <button {...button} ref={buttonRef} type="button" popoverTarget={id}>
        {trigger}
      </button>
      <div
        ref={panelRef}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        onToggle={(event) => {
          if (event.newState === "open") place();
        }}
        onKeyDown={walk}
        className="fixed inset-auto m-0 min-w-44 overflow-auto rounded-lg bg-panel p-1.5 text-sm text-ink shadow-pop"
      >
        {typeof children === "function" ? children(() => panelRef.current?.hidePopover()) : children}
      </div>
    </>
  );
}
