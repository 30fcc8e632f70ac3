"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { z } from "zod";

const listeners = new Set<() => void>();
// What is kept where the browser keeps nothing for us.
const fallback = new Map<string, string>();

/** A value that this browser remembers, and how to change it; `initial` until there is one, and where it is no longer understood. */
export function useStored<T>(key: string, schema: z.ZodType<T>, initial: T): [T, (value: T) => void] {
  const stored = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const value = useMemo(() => parse(stored, schema, initial), [stored, schema, initial]);
  const store = useCallback((next: T) => write(key, JSON.stringify(next)), [key]);
  return [value, store];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key) ?? fallback.get(key) ?? null;
  } catch {
    return fallback.get(key) ?? null;
  }
}

function write(key: string, text: string): void {
  try {
    window.localStorage.setItem(key, text);
  } catch {
    fallback.set(key, text);
  }
  for (const listener of listeners) listener();
}

function parse<T>(text: string | null, schema: z.ZodType<T>, initial: T): T {
  if (text === null) return initial;
  try {
    return schema.catch(initial).parse(JSON.parse(text));
  } catch {
    return initial;
  }
}
