"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Whether the page is being put on paper, where everything has to be there at once. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);

  useEffect(() => {
    const paper = window.matchMedia("print");
    // The browser takes its picture right after telling.
    const change = (next: boolean) => flushSync(() => setPrinting(next));
    const begin = () => change(true);
    const end = () => change(false);
    const follow = () => change(paper.matches);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    paper.addEventListener("change", follow);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
      paper.removeEventListener("change", follow);
    };
  }, []);

  return printing;
}
