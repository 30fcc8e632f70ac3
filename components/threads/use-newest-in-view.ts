"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

/** Brings what the ref is on into view when the thread opens, and again with each newer message. */
export function useNewestInView(newestId: number | null): RefObject<HTMLSpanElement | null> {
  const end = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer message is what it waits for
  useLayoutEffect(() => {
    end.current?.scrollIntoView({ block: "end" });
  }, [newestId]);
  return end;
}
