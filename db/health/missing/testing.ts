import { reconcile } from "#db/health/missing/reconcile.ts";
import { createWatches } from "#db/health/missing/watches.ts";
import { gaps } from "#db/missing-schema.ts";
import { arrival, type testInbox } from "#db/testing.ts";

export const us = "+33199003210";
export const them = "+33639980142";
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** A Monday. */
export const start = Date.UTC(2026, 2, 16, 9);

export const iso = (at: number) => new Date(at).toISOString();

export function body(topic: string, at: number, data: object): string {
  return JSON.stringify({ topic, version: "2.0", timestamp: iso(at), data });
}

export function ring(at: number, from = them): string {
  return body("call.received", at, { from_number: from, to_number: us, started_at: iso(at) });
}

export function completed(at: number, id: string, extra: object = {}): string {
  const facts = { id, start_date: iso(at), from_number: them, to: us, type: "INBOUND", result: "ANSWERED" };
  return body("call.completed", at + MINUTE, { ...facts, ...extra });
}

export function tagged(at: number, call_id: string, tag = "interested"): string {
  return body("tag.added", at, { call_id, tag_key: tag, tag_name: tag });
}

export function message(at: number, id: string, content: string, out = false): string {
  return body(out ? "sms.sent" : "sms.received", at, {
    id,
    direction: out ? "OUTBOUND" : "INBOUND",
    type: "SMS",
    content,
    sent_at: iso(at),
    from_number: out ? us : them,
    to_number: out ? them : us,
  });
}

/** An inbox that can be looked at: what comes, and what is found missing. */
export function watched(inbox: ReturnType<typeof testInbox>) {
  const watches = createWatches(inbox.db);
  let count = 0;
  return {
    ...inbox,
    /** Each under its own id, in one commit. */
    come(bodies: readonly string[], receivedAt: number, idOf = (_: string) => `msg_${++count}`) {
      inbox.db.transaction(() => {
        for (const one of bodies) inbox.write(arrival(idOf(one), one, receivedAt), inbox.ids.next(), false);
      });
      inbox.readAll();
    },
    look(now: number): boolean {
      return watches.map((watch) => reconcile(inbox.db, watch, now)).includes(true);
    },
    rows: () => inbox.db.select().from(gaps).all(),
    /** What is missing now, by kind and key. */
    open: () =>
      inbox.db
        .select()
        .from(gaps)
        .all()
        .filter(({ cameAt, dismissedAt }) => cameAt === null && dismissedAt === null)
        .map(({ kind, key }) => `${kind} ${key}`)
        .sort(),
  };
}
