"use client";

import { usePathname } from "next/navigation";

const LIST = "/rejections";

export function rejectionHref(id: number): string {
  return `${LIST}/${id}`;
}

/** Which rejection the URL shows, and ways to change that without asking the server for a page. */
export function useOpenRejection() {
  const match = /^\/rejections\/([1-9]\d{0,14})$/.exec(usePathname());
  return {
    openId: match ? Number(match[1]) : null,
    open(id: number) {
      window.history.pushState(null, "", rejectionHref(id));
    },
    step(id: number) {
      window.history.replaceState(null, "", rejectionHref(id));
    },
    close() {
      window.history.pushState(null, "", LIST);
    },
  };
}
