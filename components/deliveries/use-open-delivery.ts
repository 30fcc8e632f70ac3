"use client";

import { changeAddress, usePathUnder } from "#components/ui/use-address.ts";

const LIST = "/deliveries";

/** The path of a delivery's own page; filters travel along so that Back and reload keep the list. */
export function deliveryHref(id: number, search = ""): string {
  return `${LIST}/${id}${search}`;
}

/** Which delivery the URL shows, and ways to change that without asking the server for a page. */
export function useOpenDelivery() {
  const match = /^\/deliveries\/([1-9]\d{0,14})$/.exec(usePathUnder(LIST));

  return {
    openId: match ? Number(match[1]) : null,
    open(id: number) {
      changeAddress("push", deliveryHref(id, window.location.search));
    },
    /** As `open`, but Back leads to where the reader was before stepping through. */
    step(id: number) {
      changeAddress("replace", deliveryHref(id, window.location.search));
    },
    close() {
      changeAddress("push", LIST + window.location.search);
    },
  };
}
