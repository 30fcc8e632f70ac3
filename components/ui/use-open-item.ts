"use client";

import { changeAddress, usePathUnder } from "#components/ui/use-address.ts";

/** Which row of the list at `list` the URL shows, and ways to change that without asking the server for a page. */
export function useOpenItem(list: string) {
  const path = usePathUnder(list);
  const match = path.startsWith(`${list}/`) ? /^[1-9]\d{0,14}$/.exec(path.slice(list.length + 1)) : null;
  return {
    openId: match ? Number(match[0]) : null,
    open: (id: number) => changeAddress("push", itemHref(list, id)),
    /** As `open`, but Back leads to where the reader was before stepping through. */
    step: (id: number) => changeAddress("replace", itemHref(list, id)),
    close: () => changeAddress("push", list + window.location.search),
  };
}

function itemHref(list: string, id: number): string {
  return `${list}/${id}${window.location.search}`;
}
