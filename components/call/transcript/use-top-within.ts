"use client";

import { type RefObject, useLayoutEffect, useState } from "react";

/** How far below the top of what is scrolled an element begins, in pixels, whatever grows or shrinks above it. */
export function useTopWithin(element: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);

  useLayoutEffect(() => {
    const outer = scroller.current;
    if (!outer) return;
    function measure() {
      if (!element.current || !outer) return;
      const within = element.current.getBoundingClientRect().top - outer.getBoundingClientRect().top;
      setTop(Math.round(within + outer.scrollTop));
    }
    const sizes = new ResizeObserver(measure);
    sizes.observe(outer);
    for (const child of outer.children) sizes.observe(child);
    measure();
    return () => sizes.disconnect();
  }, [element, scroller]);

  return top;
}
