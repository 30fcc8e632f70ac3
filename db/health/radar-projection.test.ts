import assert from "node:assert/strict";
import { test } from "node:test";
import { HOUR, message, start, us, watched } from "#db/health/missing/testing.ts";
import { radarTraces } from "#db/health/radar-projection.ts";
import { lineActivity, quotingMessages } from "#db/missing-schema.ts";
import { testInbox } from "#db/testing.ts";
import { readEvent } from "#lib/allo/read-delivery.ts";
import { DAY_MS } from "#lib/health/missing/gap-kinds.ts";
import { slotAt } from "#lib/health/missing/unusual-silence.ts";

test("a number has the nine weeks before its last event, whichever came first", (t) => {
  const [forward, backward] = [watched(testInbox(t)), watched(testInbox(t))];
  const times = [start - 64 * DAY_MS, start - 62 * DAY_MS, start - HOUR, start];
  const bodies = times.map((at, index) => message(at, `msg_${index}`, "Hello"));
  for (const one of bodies) forward.come([one], start);
  for (const one of bodies.toReversed()) backward.come([one], start);
  const slots = (inbox: typeof forward) => inbox.db.select().from(lineActivity).orderBy(lineActivity.slot).all();
  assert.deepEqual(
    slots(forward),
    times.slice(1).map((at) => ({ number: us, slot: slotAt(at) })),
  );
  assert.deepEqual(slots(backward), slots(forward));
});

test("a sender's clock that is ahead makes nothing old", (t) => {
  const inbox = watched(testInbox(t));
  inbox.come([message(start, "msg_1", "Hello"), message(start + 900 * DAY_MS, "msg_2", "Hello")], start + HOUR);
  assert.deepEqual(
    inbox.db
      .select()
      .from(lineActivity)
      .all()
      .map(({ slot }) => slot),
    [slotAt(start), slotAt(start + HOUR)],
  );
});

test("a delivery that is noted again quotes what it says now", (t) => {
  const { db } = testInbox(t);
  const noted = (content: string) => {
    const read = readEvent(Buffer.from(message(start, "msg_1", content)));
    return { id: 1, webhookId: "msg_a", receivedAt: start, ...read };
  };
  const quotes = () =>
    db
      .select()
      .from(quotingMessages)
      .all()
      .map(({ quoted }) => quoted);
  db.transaction(() => {
    const projection = radarTraces.create(db);
    projection.note(noted("Liked “one”"));
    projection.note(noted("Liked “two”"));
    projection.settle();
    assert.deepEqual(quotes(), ["two"]);
    projection.note(noted("one"));
    projection.settle();
    assert.deepEqual(quotes(), []);
  });
});
