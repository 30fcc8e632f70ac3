"use client";

import type { RefObject } from "react";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

type Options = {
  /** The name of the data attribute with which a row's link tells its id. */
  name: string;
  ids: readonly number[];
  scroller: RefObject<HTMLElement | null>;
  openId: number | null;
  /** The row that a first press starts from. */
  firstVisible: () => number;
  reveal: (index: number) => void;
  step: (id: number) => void;
};

/** `j`, `k` and the arrows walk the rows with the focus, and take an open detail along. */
export function useListKeys({ name, ids, scroller, openId, firstVisible, reveal, step }: Options): void {
  function move(by: 1 | -1) {
    const focused = Number(
      scroller.current?.contains(document.activeElement) ? readId(document.activeElement, name) : Number.NaN,
    );
    const from = ids.indexOf(Number.isNaN(focused) ? (openId ?? Number.NaN) : focused);
    const index = from === -1 ? firstVisible() : Math.min(ids.length - 1, Math.max(0, from + by));
    const id = ids[index];
    if (id === undefined) return;
    reveal(index);
    // A row that was far out of sight is only there once the list has drawn again.
    if (!focusRow(id)) requestAnimationFrame(() => focusRow(id));
    if (openId !== null) step(id);
  }

  function focusRow(id: number): boolean {
    const row = scroller.current?.querySelector<HTMLElement>(`a[data-${name}="${id}"]`);
    row?.focus({ preventScroll: true });
    return row !== undefined && row !== null;
  }

  const down = () => move(1);
  const up = () => move(-1);
  useShortcuts({ j: down, ArrowDown: down, k: up, ArrowUp: up });
}

function readId(element: Element | null, name: string): string | undefined {
  return element instanceof HTMLElement ? element.dataset[name] : undefined;
}
