import { and, eq, sql } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { calls } from "#db/call-schema.ts";
import { statements } from "#db/conversation-schema.ts";
import type { Db } from "#db/open.ts";
import { perConnection } from "#db/per-connection.ts";
import { deliveries } from "#db/schema.ts";
import { normaliseAlloId } from "#lib/allo/allo-id.ts";
import { messageKey } from "#lib/allo/messages/fold-message.ts";

/** One run of what ids are made of, with a letter in it: digits alone may be a telephone number. */
const idShape = /^(?=.*\p{L})[\p{L}\p{N}_.:-]+$/u;

const lookups = perConnection((db) => {
  const one = { one: sql`1` };
  const key = bound("key");
  const toldOf = (kind: "message" | "contact") =>
    db
      .select(one)
      .from(statements)
      .where(and(eq(statements.kind, kind), eq(statements.key, key)))
      .prepare();
  return {
    delivery: db.select(one).from(deliveries).where(eq(deliveries.webhookId, key)).prepare(),
    call: db.select(one).from(calls).where(eq(calls.key, key)).prepare(),
    message: toldOf("message"),
    contact: toldOf("contact"),
  };
});

/**
 * What was typed, in quotes where it is the whole id of a delivery, call, message or contact: what merely begins so is not meant then,
 * and that can be thousands, all to be looked up in the index of words.
 */
export function quoteWholeId(db: Db, q: string): string {
  const id = q.trim();
  return idShape.test(id) && isKnownId(db, id) ? `"${id}"` : q;
}

function isKnownId(db: Db, id: string): boolean {
  const { delivery, call, message, contact } = lookups(db);
  const alloId = normaliseAlloId(id);
  return [
    delivery.get({ key: id }),
    call.get({ key: alloId }),
    message.get({ key: messageKey("", { alloId }) }),
    contact.get({ key: alloId }),
  ].some((row) => row !== undefined);
}
