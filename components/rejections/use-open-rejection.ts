"use client";

import { changeAddress, usePathUnder } from "#components/ui/use-address.ts";

const LIST = "/rejections";

export function rejectionHref(id: number): string {
  return `${LIST}/${id}`;
}

/** Which rejection the URL shows, and ways to change that without asking the server for a page. */
export function useOpenRejection() {
  const match = /^\/rejections\/([1-9]\d{0,14})$/.exec(usePathUnder(LIST));
  return {
    openId: match ? Number(match[1]) : null,
    open(id: number) {
      changeAddress("push", rejectionHref(id));
    },
    step(id: number) {
      changeAddress("replace", rejectionHref(id));
    },
    close() {
      changeAddress("push", LIST);
    },
  };
}
