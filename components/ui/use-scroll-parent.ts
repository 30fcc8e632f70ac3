"use client";

import { type RefObject, useLayoutEffect, useState } from "react";

/** The element around this one that scrolls; null until it is on the page. */
export function useScrollParent(element: RefObject<HTMLElement | null>): HTMLElement | null {
  const [parent, setParent] = useState<HTMLElement | null>(null);
  useLayoutEffect(() => {
    let around = element.current?.parentElement ?? null;
    while (around && !/auto|scroll/.test(getComputedStyle(around).overflowY)) around = around.parentElement;
    setParent(around);
  }, [element]);
  return parent;
}
