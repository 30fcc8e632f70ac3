"use client";

import { useCallback, useLayoutEffect, useRef } from "react";

/** The newest version of a function behind one identity, so that memoised rows stay as they are. Not for use while rendering. */
export function useStableCallback<Args extends unknown[]>(callback: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(callback);
  useLayoutEffect(() => {
    latest.current = callback;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
