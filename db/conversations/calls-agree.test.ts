import assert from "node:assert/strict";
import { test } from "node:test";
import { and, asc, eq, gte, isNull } from "drizzle-orm";
import fc from "fast-check";
import { calls } from "#db/call-schema.ts";
import { history, type Sent, store } from "#db/calls/testing.ts";
import { callbackMarks, callbacks, touches } from "#db/conversation-schema.ts";
import { addMark, removeMark } from "#db/conversations/callback-marks.ts";
import type { Db } from "#db/open.ts";
import { testInbox } from "#db/testing.ts";
import { effectOfCall } from "#lib/allo/callbacks/effect.ts";
import { foldCallbacks } from "#lib/allo/callbacks/fold-callbacks.ts";
import type { Touch } from "#lib/allo/callbacks/touch.ts";

type Mark = typeof callbackMarks.$inferSelect;

/** The calls of the list that name both numbers, as they are to stand among the touches. */
function toldCalls(db: Db) {
  return db
    .select()
    .from(calls)
    .all()
    .filter(({ usNumber, themNumber }) => usNumber !== "" && themNumber !== "")
    .map((row) => ({
      id: row.id,
      direction: row.direction,
      us: row.usNumber,
      them: row.themNumber,
      at: row.startedAt,
      state: row.isCompleted ? "completed" : row.isAnswered ? "answered" : "ringing",
      result: row.result,
      durationSeconds: row.durationSeconds,
    }))
    .toSorted((a, b) => a.id - b.id);
}

function touchedCalls(db: Db) {
  return db
    .select()
    .from(touches)
    .all()
    .filter(({ kind }) => kind === "call")
    .map(({ id, direction, us, them, at, state, result, durationSeconds }) => {
      return { id, direction, us, them, at, state, result, durationSeconds };
    })
    .toSorted((a, b) => a.id - b.id);
}

/** Who waits behind which number, worked out from the list of calls alone. */
function waitsOf(told: ReturnType<typeof toldCalls>, marks: readonly Mark[]): string[] {
  const byNumber = Map.groupBy(told, ({ them }) => them);
  return [...byNumber].flatMap(([number, own]) => {
    const facts = own.map((call): Touch => {
      const effect = effectOfCall({ ...call, startedAt: call.at, state: stateOf(call.state) });
      return { ...call, kind: "call", effect };
    });
    const done = marks
      .filter((mark) => mark.number === number && mark.kind === "done")
      .map(({ id, at }): Touch => ({ kind: "mark", id, direction: "outbound", at, effect: { does: "answers" } }));
    return foldCallbacks([...facts, ...done]).map(({ waits, clearedBy }) =>
      [number, waits[0].at, waits.length, waits.at(-1)?.reason, clearedBy?.at ?? "open"].join(),
    );
  });
}

function stateOf(text: string) {
  assert.ok(text === "completed" || text === "answered" || text === "ringing");
  return text;
}

/** Marks somebody as done now and then, sometimes of the past, or takes the last mark back. */
function setOrTakeBack(db: Db, choice: number): void {
  const rows = db.select().from(callbacks).all();
  const row = rows[choice % Math.max(1, rows.length)];
  if (!row) return;
  const set = db.select().from(callbackMarks).where(eq(callbackMarks.number, row.number)).get();
  if (set && choice % 3 === 0) removeMark(db, row.id, set.id);
  else addMark(db, row.id, { kind: "done", until: null, note: null, by: "ada" }, row.since + (choice % 90_000));
}

function assertAgree(db: Db): void {
  const told = toldCalls(db);
  assert.deepEqual(touchedCalls(db), told);
  const kept = db
    .select()
    .from(callbacks)
    .all()
    .map(({ number, since, waits, reason, clearedAt }) => [number, since, waits, reason, clearedAt ?? "open"].join());
  assert.deepEqual(kept.sort(), waitsOf(told, db.select().from(callbackMarks).all()).sort());
  const marked = db.select({ id: calls.id }).from(calls).where(eq(calls.isWaiting, true)).orderBy(asc(calls.id)).all();
  assert.deepEqual(marked, callsOfWaiting(db));
}

/** The calls that nobody answered and whose callers still wait, straight from who waits and what went to and fro. */
function callsOfWaiting(db: Db) {
  const unanswered = and(eq(touches.kind, "call"), eq(touches.does, "waits"));
  const during = and(eq(touches.them, callbacks.number), gte(touches.at, callbacks.since));
  return db
    .select({ id: touches.id })
    .from(callbacks)
    .innerJoin(touches, during)
    .where(and(isNull(callbacks.clearedAt), unanswered))
    .orderBy(asc(touches.id))
    .all();
}

/** Messages wait and answer too, and are told in no call. */
const shuffledHistory = history
  .map((sent) => sent.filter(({ body }) => !body.includes('"sms.received"')))
  .chain((sent) => fc.shuffledSubarray(sent, { minLength: sent.length }));

test("who waits follows from the same calls as the list of calls shows", (t) => {
  fc.assert(
    fc.property(shuffledHistory, fc.integer({ min: 1, max: 9 }), fc.array(fc.nat()), (sent, together, marks) => {
      const inbox = testInbox(t);
      inbox.db.$client.pragma("synchronous = OFF");
      for (let from = 0; from < sent.length; from += together) {
        store(inbox, sent.slice(from, from + together));
        inbox.readAll();
        assertAgree(inbox.db);
        const mark = marks[from / together];
        if (mark !== undefined) setOrTakeBack(inbox.db, mark);
        assertAgree(inbox.db);
      }
    }),
    { numRuns: 30, endOnFailure: true },
  );
});

test("who rings twice within a minute and is talked to once waits on", (t) => {
  const inbox = testInbox(t);
  const start = Date.UTC(2026, 2, 16, 9);
  const ends = { from_number: "+33639980142", to_number: "+33199003210", to: "+33199003210" };
  const told = (topic: string, seconds: number, more: object): Sent => {
    const at = start + seconds * 1000;
    const times = { started_at: new Date(at).toISOString(), start_date: new Date(at).toISOString() };
    const body = { topic, version: "2.0", timestamp: times.started_at, data: { ...ends, ...times, ...more } };
    return { webhookId: `msg_${topic}_${seconds}`, body: JSON.stringify(body), receivedAt: at };
  };
  const talk = told("call.completed", 2, { id: "cll_1", type: "INBOUND", result: "ANSWERED" });
  store(inbox, [told("call.received", 50, {}), talk, told("call.received", 0, {})]);
  inbox.readAll();
  assertAgree(inbox.db);
  const waiting = inbox.db.select().from(callbacks).all();
  assert.deepEqual(
    waiting.map(({ since, reason, clearedAt }) => [since, reason, clearedAt]),
    [[start + 50_000, "unfinished", null]],
  );
});
