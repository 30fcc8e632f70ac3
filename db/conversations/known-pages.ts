import { and, eq } from "drizzle-orm";
import { callOfDelivery } from "#db/calls/event-store.ts";
import { contacts, threads } from "#db/conversation-schema.ts";
import { nameOf } from "#db/conversations/names.ts";
import { threadWith } from "#db/conversations/unknown-numbers.ts";
import type { Db } from "#db/open.ts";
import { normaliseAlloId } from "#lib/allo/allo-id.ts";
import type { KnownPages } from "#lib/allo/related.ts";

/** The pages that a delivery can lead to. */
export function knownPages(db: Db, deliveryId: number): KnownPages {
  return {
    callId: callOfDelivery(db, deliveryId),
    threadBetween: (them, us) =>
      db
        .select({ id: threads.id })
        .from(threads)
        .where(and(eq(threads.them, them), eq(threads.us, us)))
        .get()?.id ?? threadWith(db, them),
    contact(alloId, number) {
      const byId =
        alloId === null
          ? undefined
          : db
              .select({ id: contacts.id })
              .from(contacts)
              .where(eq(contacts.alloId, normaliseAlloId(alloId)))
              .get();
      return byId?.id ?? (number === null ? null : nameOf(db, number).contactId);
    },
  };
}
