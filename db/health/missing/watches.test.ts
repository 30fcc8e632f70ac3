import assert from "node:assert/strict";
import { test } from "node:test";
import { forgetOld } from "#db/health/missing/reconcile.ts";
import {
  body,
  completed,
  HOUR,
  iso,
  MINUTE,
  message,
  ring,
  start,
  tagged,
  them,
  us,
  watched,
} from "#db/health/missing/testing.ts";
import { arrival, testInbox } from "#db/testing.ts";
import { TEST_USER_AGENT } from "#lib/allo/test-event.ts";
import { DAY_MS } from "#lib/health/missing/gap-kinds.ts";

test("a ring without completion is missing after two hours, and ticks itself off", (t) => {
  const inbox = watched(testInbox(t));
  inbox.come([ring(start)], start);
  assert.equal(inbox.look(start + 2 * HOUR - 1), false);
  assert.ok(inbox.look(start + 2 * HOUR));
  assert.deepEqual(inbox.open(), ["ring 1"]);
  assert.equal(inbox.look(start + 2 * HOUR), false);
  inbox.come([completed(start + 2_000, "cll_1")], start + 3 * HOUR);
  assert.ok(inbox.look(start + 3 * HOUR));
  assert.deepEqual(inbox.open(), []);
  assert.partialDeepStrictEqual(inbox.rows(), [{ kind: "ring", cameAt: start + 3 * HOUR, cameDeliveryId: 2 }]);
});

test("a test event of our own is no sign of anything", (t) => {
  const inbox = watched(testInbox(t));
  for (const [id, one] of [ring(start), tagged(start, "cll_7")].entries()) {
    const test = { ...arrival(`msg_test_${id}`, one, start), userAgent: TEST_USER_AGENT };
    inbox.write(test, inbox.ids.next(), false);
  }
  inbox.readAll();
  assert.equal(inbox.look(start + 3 * HOUR), false);
  assert.deepEqual(inbox.open(), []);
});

test("several telephones of one call are one row, and what came in time is none", (t) => {
  const inbox = watched(testInbox(t));
  const answered = body("call.answered", start + 9_000, {
    from_number: them,
    to_number: us,
    direction: "INBOUND",
    started_at: iso(start),
  });
  inbox.come([ring(start), ring(start + 400), answered], start);
  inbox.come([ring(start + HOUR), completed(start + HOUR, "cll_2")], start + HOUR);
  inbox.look(start + 4 * HOUR);
  assert.deepEqual(inbox.open(), ["ring 1"]);
});

test("a tag of an unknown call is missing its call after an hour, once for all tags", (t) => {
  const inbox = watched(testInbox(t));
  inbox.come([tagged(start, "cll_7"), tagged(start + 5, "cll-7", "callback")], start);
  inbox.look(start + HOUR - 1);
  assert.deepEqual(inbox.open(), []);
  inbox.look(start + HOUR + 5);
  assert.deepEqual(inbox.open(), ["tag cll_7"]);
  inbox.come([completed(start - HOUR, "cll_7")], start + 5 * HOUR);
  inbox.look(start + 5 * HOUR);
  assert.partialDeepStrictEqual(inbox.rows(), [{ kind: "tag", deliveryId: 1, cameAt: start + 5 * HOUR }]);
});

test("a call that was transferred from one nobody told of is missing that one", (t) => {
  const inbox = watched(testInbox(t));
  inbox.come([completed(start, "cll_2", { transfer_original_call_id: "cll-1" })], start);
  inbox.look(start + HOUR);
  assert.deepEqual(inbox.open(), ["transfer cll_1"]);
  inbox.come([completed(start - MINUTE, "cll_1")], start + 2 * HOUR);
  inbox.look(start + 2 * HOUR);
  assert.deepEqual(inbox.open(), []);
  assert.equal(inbox.rows()[0]?.cameDeliveryId, 2);
});

test("a call that names itself as its own original misses nothing", (t) => {
  const inbox = watched(testInbox(t));
  inbox.come([completed(start, "cll_2", { transfer_original_call_id: "cll-2" })], start);
  assert.equal(inbox.look(start + HOUR), false);
});

test("a reaction is missing the message that it quotes, in that thread and before it", (t) => {
  const inbox = watched(testInbox(t));
  const reaction = message(start, "msg_r", "Liked “Your bike is ready”");
  inbox.come([reaction, reaction, message(start + 1, "msg_x", "Your bike is ready", true)], start);
  inbox.look(start + HOUR);
  assert.deepEqual(inbox.open(), ["answer id msg_r"]);
  inbox.come([message(start - HOUR, "msg_p", "Your bike is ready", true)], start + 2 * HOUR);
  inbox.look(start + 2 * HOUR);
  assert.deepEqual(inbox.open(), []);
  assert.equal(inbox.rows()[0]?.cameAt, start + 2 * HOUR);
});

test("a message that was quoted and is then told with other words is missing", (t) => {
  const inbox = watched(testInbox(t));
  inbox.come([message(start - MINUTE, "msg_p", "ready"), message(start, "msg_r", "Liked “ready”")], start);
  inbox.look(start + HOUR);
  assert.deepEqual(inbox.open(), []);
  inbox.come([message(start - MINUTE / 2, "msg_p", "soon")], start + HOUR);
  inbox.look(start + HOUR);
  assert.deepEqual(inbox.open(), ["answer id msg_r"]);
});

test("of a reaction that is told twice the last word counts, whichever comes first", (t) => {
  const told = [message(start, "msg_r", "Liked “never said”"), message(start + 1, "msg_r", "Liked “ready”")];
  for (const reaction of [told, told.toReversed()]) {
    const inbox = watched(testInbox(t));
    inbox.come([message(start - MINUTE, "msg_p", "ready"), ...reaction], start);
    inbox.look(start + 2 * HOUR);
    assert.deepEqual(inbox.open(), []);
  }
  const inbox = watched(testInbox(t));
  inbox.come([...told, message(start + 2, "msg_r", "I take that back")], start);
  inbox.look(start + 2 * HOUR);
  assert.deepEqual(inbox.open(), []);
});

/** Messages every five minutes from nine to twelve, for some weeks before `start`. */
function mornings(weeks: number): string[] {
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 36 }, (_, n) => {
      const at = start - (week + 1) * 7 * DAY_MS + n * 5 * MINUTE;
      return message(at, `msg_${week}_${n}`, "Hello");
    }),
  ).flat();
}

test("silence at an hour that was never silent is missing, and ends with what comes", (t) => {
  const inbox = watched(testInbox(t));
  inbox.come([...mornings(5), message(start, "msg_last", "Hello")], start);
  inbox.look(start + 30 * MINUTE);
  assert.deepEqual(inbox.open(), []);
  inbox.look(start + 45 * MINUTE);
  const last = start / (5 * MINUTE);
  assert.deepEqual(inbox.open(), [`silence ${last} ${us}`]);
  assert.partialDeepStrictEqual(inbox.rows(), [
    { at: start + 5 * MINUTE, expectedSlots: 8, expectedFrom: 5, deliveryId: null },
  ]);
  inbox.come([ring(start + 90 * MINUTE)], start + 90 * MINUTE);
  inbox.look(start + 91 * MINUTE);
  assert.deepEqual(inbox.open(), []);
  assert.equal(inbox.rows()[0]?.cameAt, start + 90 * MINUTE);
});

test("silence is nothing to speak of at a quiet hour, or with three weeks of history", (t) => {
  const [quiet, young] = [watched(testInbox(t)), watched(testInbox(t))];
  quiet.come([...mornings(8), message(start + 3 * HOUR, "msg_last", "Hello")], start + 3 * HOUR);
  quiet.look(start + 20 * HOUR);
  assert.deepEqual(quiet.open(), []);
  young.come([...mornings(3), message(start, "msg_last", "Hello")], start);
  young.look(start + 3 * HOUR);
  assert.deepEqual(young.open(), []);
});

test("what is dismissed stays so, and signs of long ago are no longer looked at", (t) => {
  const inbox = watched(testInbox(t));
  inbox.come([ring(start), tagged(start, "cll_7")], start);
  inbox.look(start + 2 * HOUR);
  inbox.db.$client.exec("update gaps set dismissed_at = 1, dismissed_by = 'x' where kind = 'ring'");
  assert.equal(inbox.look(start + 3 * HOUR), false);
  assert.deepEqual(inbox.open(), ["tag cll_7"]);
  inbox.look(start + 31 * DAY_MS);
  assert.deepEqual(inbox.open(), []);
  assert.equal(forgetOld(inbox.db, start + 31 * DAY_MS), true);
  assert.deepEqual(inbox.rows(), []);
  assert.equal(inbox.look(start + 31 * DAY_MS), false);
});

test("what has come is shown for a week", (t) => {
  const inbox = watched(testInbox(t));
  inbox.come([ring(start)], start);
  inbox.look(start + 2 * HOUR);
  inbox.come([completed(start, "cll_1")], start + 3 * HOUR);
  inbox.look(start + 3 * HOUR);
  assert.equal(forgetOld(inbox.db, start + 7 * DAY_MS), false);
  assert.equal(forgetOld(inbox.db, start + 7 * DAY_MS + 4 * HOUR), true);
});

test("of what came after all, the last thousand are shown", (t) => {
  const { db } = testInbox(t);
  const insert = db.$client.prepare("insert into gaps (kind, key, at, found_at, came_at) values ('ring', ?, ?, ?, ?)");
  for (let n = 0; n < 1_003; n++) insert.run(`call ${n}`, start, start, start + n);
  assert.equal(forgetOld(db, start + HOUR), true);
  const kept = db.$client.prepare("select count(*), min(came_at) from gaps").raw().get();
  assert.deepEqual(kept, [1_000, start + 3]);
  assert.equal(forgetOld(db, start + HOUR), false);
});
