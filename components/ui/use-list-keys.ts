"use client";

import type { RefObject } from "react";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

export type ListKeys<Id extends string | number> = {
  /** The name of the data attribute with which the focusable part of a row tells its id. */
  name: string;
  ids: readonly Id[];
  scroller: RefObject<HTMLElement | null>;
  openId: Id | null;
  /** The row that a first press starts from. */
  firstVisible: () => number;
  reveal: (index: number) => void;
  step: (id: Id) => void;
};

/** `j`, `k` and the arrows walk the rows with the focus, and take an open detail along. */
export function useListKeys<Id extends string | number>(options: ListKeys<Id>): void {
  const { name, ids, scroller, openId, firstVisible, reveal, step } = options;

  function move(by: 1 | -1) {
    const focused = focusedId();
    const from = ids.findIndex((id) => (focused === undefined ? id === openId : String(id) === focused));
    const index = from === -1 ? firstVisible() : Math.min(ids.length - 1, Math.max(0, from + by));
    const id = ids[index];
    if (id === undefined) return;
    reveal(index);
    // A row that was far out of sight is only there once the list has drawn again.
    if (!focusRow(id)) requestAnimationFrame(() => focusRow(id));
    if (openId !== null) step(id);
  }

  /** Of the row that has the focus, or something within it. */
  function focusedId(): string | undefined {
    const focused = document.activeElement;
    if (!focused || !scroller.current?.contains(focused)) return undefined;
    const own = focused.closest(`[data-${name}]`) ?? focused.closest("li")?.querySelector(`[data-${name}]`);
    return own instanceof HTMLElement ? own.dataset[name] : undefined;
  }

  function focusRow(id: Id): boolean {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-${name}="${CSS.escape(String(id))}"]`);
    row?.focus({ preventScroll: true });
    return row !== undefined && row !== null;
  }

  const down = () => move(1);
  const up = () => move(-1);
  useShortcuts({ j: down, ArrowDown: down, k: up, ArrowUp: up });
}
