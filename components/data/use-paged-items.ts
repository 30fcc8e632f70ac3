"use client";

import { useMemo } from "react";

/** The rows of all pages. What moved up while the pages were read one after the other is in two of them, and shown once. */
export function usePagedItems<T>(
  list: { pages: { data: T[] }[] } | undefined,
  idOf: (item: T) => string | number,
): T[] {
  return useMemo(() => {
    const byId = new Map<string | number, T>();
    for (const item of list?.pages.flatMap(({ data }) => data) ?? []) {
      if (!byId.has(idOf(item))) byId.set(idOf(item), item);
    }
    return [...byId.values()];
  }, [list, idOf]);
}
