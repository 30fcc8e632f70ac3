import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { arrival, testInbox } from "#db/testing.ts";

const start = Date.UTC(2026, 2, 16, 9);
const us = "+33199003210";
const them = "+33639980142";

/** Counts the rows that SQLite hands out from now on. */
function countRows(t: TestContext, statement: object): () => number {
  let rows = 0;
  const prototype: { all(...values: unknown[]): unknown[] } = Object.getPrototypeOf(statement);
  const { all } = prototype;
  t.mock.method(prototype, "all", function counted(this: unknown, ...values: unknown[]) {
    const found = all.apply(this, values);
    rows += found.length;
    return found;
  });
  return () => rows;
}

function body(topic: string, at: number, data: object): string {
  return JSON.stringify({ topic, version: "2.0", timestamp: new Date(at).toISOString(), data });
}

/** The n-th of many things that one number or contact does. */
const growing: Record<string, (n: number) => string> = {
  "changes of a contact": (n) =>
    body("contact.updated", start + n * 60_000, { id: "con_1", name: `Camille ${n}`, numbers: [them] }),
  "contacts with one number, and calls from it": (n) => {
    const at = start + n * 60_000;
    return n % 2 === 0
      ? body("contact.created", at, { id: `con_${n}`, name: `Camille ${n}`, numbers: [them] })
      : missed(n, them);
  },
  "messages that nobody answers": (n) =>
    body("sms.received", start + n * 60_000, { id: `msg_${n}`, from_number: them, to_number: us }),
  "times that a message is told": (n) =>
    body("sms.received", start + n * 1000, { id: "msg_1", from_number: them, to_number: us, content: `so ${n % 3}` }),
  "calls that nobody takes": (n) => missed(n, them),
  "calls with a withheld number": (n) => missed(n, "anonymous"),
  "rings within minutes": (n) => {
    const started_at = new Date(start + n * 1000).toISOString();
    return body("call.received", start + n * 1000, { from_number: them, to_number: us, started_at });
  },
  "rings of one moment": (n) => {
    const started_at = new Date(start).toISOString();
    const user_email = `user${n}@example.net`;
    return body("call.received", start + n, { from_number: them, to_number: us, started_at, user_email });
  },
  "tags of one call that come and go": (n) => {
    const change = n % 2 === 0 ? "tag.added" : "tag.removed";
    return n === 0 ? missed(0, them) : body(change, start + n * 1000, { call_id: "cll_0", tag_key: `tag${n % 5}` });
  },
  "summaries of one call": (n) =>
    n === 0 ? missed(0, them) : body("summary.updated", start + n * 1000, { call_id: "cll_0", content: `so ${n}` }),
  "completions of one call": (n) => missed(n, them, "cll_0"),
};

function missed(n: number, from_number: string, id = `cll_${n}`): string {
  const start_date = new Date(start + n * 600_000).toISOString();
  return body("call.completed", start + n * 600_000, {
    id,
    type: "INBOUND",
    from_number,
    to: us,
    start_date,
  });
}

for (const [what, bodyOf] of Object.entries(growing)) {
  test(`one more costs no more after hundreds of ${what}`, async (t) => {
    const inbox = testInbox(t);
    const rows = countRows(t, inbox.db.$client.prepare("select 1"));
    const come = async (from: number, to: number) => {
      const stored = Array.from({ length: to - from }, (_, n) => arrival(`msg_${from + n}`, bodyOf(from + n), start));
      await Promise.all(stored.map(inbox.ingest.store));
      const before = rows();
      inbox.readAll();
      return rows() - before;
    };
    await come(0, 100);
    const early = await come(100, 110);
    await come(110, 500);
    const late = await come(500, 510);
    // A slow machine may settle once more in between; what grows would be hundreds of rows more.
    assert.ok(early > 0 && late < early + 100, `${early} rows for ten after a hundred, ${late} after five hundred`);
  });
}
