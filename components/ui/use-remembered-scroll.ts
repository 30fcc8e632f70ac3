"use client";

import { type RefObject, useEffect } from "react";

const places = new Map<string, number>();

/** How far the list of this name was scrolled when it was left; 0 for one that was not. */
export function rememberedScroll(name: string): number {
  return places.get(name) ?? 0;
}

/** Remembers how far a list is scrolled, so that who comes back finds it as it was. */
export function useRememberedScroll(name: string, scroller: RefObject<HTMLElement | null>, shown: boolean): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element || !shown) return;
    element.scrollTop = rememberedScroll(name);
    const remember = () => places.set(name, element.scrollTop);
    element.addEventListener("scroll", remember, { passive: true });
    return () => element.removeEventListener("scroll", remember);
  }, [name, scroller, shown]);
}
