"use client";

import { useOpenItem } from "#components/ui/use-open-item.ts";

const LIST = "/rejections";

export function rejectionHref(id: number): string {
  return `${LIST}/${id}`;
}

/** Which rejection the URL shows, and ways to change that without asking the server for a page. */
export function useOpenRejection() {
  return useOpenItem(LIST);
}
