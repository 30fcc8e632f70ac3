"use client";

import { parseAsString, useQueryState } from "nuqs";

/** What contacts are searched for; kept in the URL. */
export function useContactSearch() {
  const [q, setQ] = useQueryState("q", parseAsString.withDefault(""));
  return { q, search: (text: string) => void setQ(text || null) };
}
