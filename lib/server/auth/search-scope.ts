import type { SearchScope } from "#db/delivery-list.ts";
import { type Actor, may } from "#lib/server/auth/authorized.ts";

/** Whoever may not see payloads must not find by their words either: those could be guessed one by one. */
export function searchScope(actor: Actor): SearchScope {
  return may(actor, "raw") ? "payload" : "shown";
}
