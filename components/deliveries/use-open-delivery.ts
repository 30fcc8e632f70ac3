"use client";

import { useOpenItem } from "#components/ui/use-open-item.ts";

const LIST = "/deliveries";

/** The path of a delivery's own page; filters travel along so that Back and reload keep the list. */
export function deliveryHref(id: number, search = ""): string {
  return `${LIST}/${id}${search}`;
}

/** Which delivery the URL shows, and ways to change that without asking the server for a page. */
export function useOpenDelivery() {
  return useOpenItem(LIST);
}
