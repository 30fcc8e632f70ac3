"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useLayoutEffect, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

/**
 * The path of the address bar while it is under `root`. `usePathname` follows a change only once Next has drawn the page
 * again, and by then a quick reader has pressed the next key.
 */
export function usePathUnder(root: string): string {
  const drawn = usePathname();
  const address = useSyncExternalStore(subscribe, readPath, () => drawn);
  // Links change the address when what they lead to is drawn, and not before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is drawn is what it waits for
  useLayoutEffect(tellAll, [drawn]);
  return address === root || address.startsWith(`${root}/`) ? address : drawn;
}

/**
 * The query of the address bar, `""` without one, while the address is of the page that is drawn. `useSearchParams` follows
 * Back only once Next has asked the server for a page, and after two of them in a row it can stay on the first for good.
 */
export function useAddressQuery(): string {
  const path = usePathname();
  const drawn = useSearchParams().toString();
  const query = useSyncExternalStore(
    subscribe,
    () => (rootOf(window.location.pathname) === rootOf(path) ? window.location.search.slice(1) : drawn),
    () => drawn,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is drawn is what it waits for
  useLayoutEffect(tellAll, [path, drawn]);
  return query;
}

/** Changes the address and asks the server for no page: a new entry of the history that Back undoes, or in place of this one. */
export function changeAddress(how: "push" | "replace", url: string): void {
  if (how === "push") window.history.pushState(null, "", url);
  else window.history.replaceState(null, "", url);
  tellAll();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

function rootOf(path: string): string {
  return path.split("/", 2).join("/");
}

function readPath(): string {
  return window.location.pathname;
}

function tellAll(): void {
  for (const listener of listeners) listener();
}
