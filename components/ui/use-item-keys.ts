"use client";

import type { RefObject } from "react";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

type Options = { list: RefObject<HTMLElement | null>; openId: number | null; step: (id: number) => void };

/** `j`, `k` and the arrows walk the rows, links with `data-item`, and take an open detail along. */
export function useItemKeys({ list, openId, step }: Options): void {
  function move(by: 1 | -1) {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("a[data-item]") ?? [])];
    const focused = rows.find((row) => row === document.activeElement);
    const from = focused ?? rows.find((row) => Number(row.dataset.item) === openId);
    const row = rows[from ? rows.indexOf(from) + by : 0];
    if (!row) return;
    row.focus();
    if (openId !== null) step(Number(row.dataset.item));
  }

  const down = () => move(1);
  const up = () => move(-1);
  useShortcuts({ j: down, ArrowDown: down, k: up, ArrowUp: up });
}
