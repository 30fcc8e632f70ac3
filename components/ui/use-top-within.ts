"use client";

import { type RefObject, useLayoutEffect, useState } from "react";

/** How far below the top of what is scrolled an element begins, in pixels, whatever grows or shrinks above it. */
export function useTopWithin(element: RefObject<HTMLElement | null>, scroller: HTMLElement | null): number {
  const [top, setTop] = useState(0);

  useLayoutEffect(() => {
    if (!scroller) return;
    function measure() {
      if (!element.current || !scroller) return;
      const within = element.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      setTop(Math.round(within + scroller.scrollTop));
    }
    const sizes = new ResizeObserver(measure);
    sizes.observe(scroller);
    for (const child of scroller.children) sizes.observe(child);
    measure();
    return () => sizes.disconnect();
  }, [element, scroller]);

  return top;
}
