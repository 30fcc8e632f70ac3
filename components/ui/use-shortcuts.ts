"use client";

import { useEffectEvent, useLayoutEffect } from "react";

/** Does what stands under the pressed key, unless the reader is typing, in a dialog, or holding a modifier. */
export function useShortcuts(shortcuts: Record<string, () => void>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return;
    const act = shortcuts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // As soon as it is drawn: who sees it may press.
  useLayoutEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

/** Whether keys belong to something else now: a dialog, a panel or what is being typed. */
export function isBusy({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector("dialog[open], :popover-open, [role='alertdialog']")) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (key === " " && target.matches("button, a, summary")) return true;
  return target.isContentEditable || target.matches("input, textarea, select");
}
