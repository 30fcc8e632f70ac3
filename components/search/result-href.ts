import { callHref } from "#components/calls/call-href.ts";
import type { SearchItem, SearchKind } from "#lib/api/search.ts";
import { timeHash } from "#lib/transcript/time-hash.ts";

/** Where a thing that was found is shown; a call at the moment when it was said. */
export function resultHref({ kind, id, offsetMs, threadId }: SearchItem): string {
  if (kind === "call") return callHref(id, offsetMs === null ? "" : timeHash(offsetMs));
  if (kind === "message") return `/threads/${threadId ?? id}`;
  return kind === "contact" ? `/contacts/${id}` : `/deliveries/${id}`;
}

const lists = { contact: "/contacts", call: "/calls", message: null, delivery: "/deliveries" };

/** The list that shows everything of a kind that holds these words, or null where it cannot be searched. */
export function listHref(kind: SearchKind, q: string): string | null {
  return lists[kind] === null ? null : `${lists[kind]}?${new URLSearchParams({ q })}`;
}
