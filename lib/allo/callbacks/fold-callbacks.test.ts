import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { effectOfCall, effectOfMessage } from "#lib/allo/callbacks/effect.ts";
import { type Callback, foldCallbacks } from "#lib/allo/callbacks/fold-callbacks.ts";
import type { Touch } from "#lib/allo/callbacks/touch.ts";
import { UNFINISHED_AFTER_MS } from "#lib/allo/calls/call-state.ts";
import { unansweredSince } from "#lib/allo/messages/unanswered-since.ts";

const number = "+33639980142";

function call(at: number, result: string | null, direction: Touch["direction"] = "inbound", id = at): Touch {
  const state = result === null ? "ringing" : "completed";
  const effect = effectOfCall({ direction, state, result, durationSeconds: null, startedAt: at, them: number });
  return { kind: "call", id, direction, at, effect };
}

function message(at: number, direction: Touch["direction"] = "inbound", id = at): Touch {
  return { kind: "message", id, direction, at, effect: effectOfMessage(direction, at, number) };
}

function done(at: number, id = at): Touch {
  return { kind: "mark", id, direction: "outbound", at, effect: { does: "answers" } };
}

function shape(callbacks: readonly Callback[]) {
  return callbacks.map(({ waits, clearedBy }) => [
    waits.map(({ id }) => id),
    clearedBy?.kind ?? null,
    clearedBy?.at ?? null,
  ]);
}

test("whoever nobody answered waits, until somebody calls or writes back or they get through", () => {
  assert.deepEqual(shape(foldCallbacks([call(1, "VOICEMAIL"), message(2), call(3, "FAILED")])), [
    [[1, 2, 3], null, null],
  ]);
  for (const answer of [call(9, "ANSWERED"), call(9, "FAILED", "outbound"), message(9, "outbound"), done(9)])
    assert.deepEqual(shape(foldCallbacks([call(1, "MISSED"), answer])), [[[1], answer.kind, 9]]);
  assert.deepEqual(shape(foldCallbacks([call(1, "MISSED"), done(2), message(3)])), [
    [[1], "mark", 2],
    [[3], null, null],
  ]);
});

test("what came before does not answer, and what is answered, blocked or nameless does not wait", () => {
  assert.deepEqual(shape(foldCallbacks([message(1, "outbound"), message(2)])), [[[2], null, null]]);
  assert.deepEqual(shape(foldCallbacks([call(1, "BLOCKED"), call(2, "ANSWERED"), call(3, "TRANSFERRED_AI")])), []);
  assert.deepEqual(effectOfMessage("inbound", 1, "AMAZON"), { does: "none" });
  assert.deepEqual(shape(foldCallbacks([message(5, "outbound", 1), message(5)])), [[[5], null, null]]);
  assert.deepEqual(shape(foldCallbacks([message(5), done(5)])), [[[5], "mark", 5]]);
});

test("a ring without its completion is due only after two hours; results are an open list", () => {
  const ring = effectOfCall({
    direction: "inbound",
    state: "ringing",
    result: null,
    durationSeconds: null,
    startedAt: 1000,
    them: number,
  });
  assert.deepEqual(ring, { does: "waits", reason: "unfinished", dueAt: 1000 + UNFINISHED_AFTER_MS });
  const facts = { direction: "inbound", state: "completed", startedAt: 0, them: number } as const;
  const doesOf = (result: string | null, durationSeconds: number | null, them = number) => {
    const effect = effectOfCall({ ...facts, result, durationSeconds, them });
    return effect.does === "waits" ? effect.reason : effect.does;
  };
  assert.equal(doesOf("FAILED_EXTERNAL", null), "failed");
  assert.equal(doesOf("BUSY", null), "missed");
  assert.equal(doesOf("transferred_external", 1), "answers");
  assert.equal(doesOf(null, 40), "answers");
  assert.equal(doesOf(null, 0), "missed");
  assert.equal(doesOf("VOICEMAIL", 10, "anonymous"), "voicemail");
  assert.equal(doesOf("ANSWERED", 10, "anonymous"), "none", "it may be another caller");
});

const anyTouch = fc
  .record({
    at: fc.nat({ max: 12 }),
    direction: fc.constantFrom<Touch["direction"]>("inbound", "outbound"),
    what: fc.constantFrom("ANSWERED", "VOICEMAIL", "BLOCKED", null, "message", "mark"),
  })
  .map(({ at, direction, what }) => {
    if (what === "mark") return done(at);
    return what === "message" ? message(at, direction) : call(at, what, direction);
  });

const history = fc
  .array(anyTouch, { maxLength: 14 })
  .map((touches) => touches.map((touch, index) => ({ ...touch, id: index })));

test("any order gives the same, and everything unanswered waits in exactly one place", () => {
  fc.assert(
    fc.property(
      history.chain((touches) =>
        fc.tuple(fc.constant(touches), fc.shuffledSubarray(touches, { minLength: touches.length })),
      ),
      ([touches, shuffled]) => {
        const callbacks = foldCallbacks(touches);
        assert.deepEqual(foldCallbacks(shuffled), callbacks);
        const waiting = touches.filter(({ effect }) => effect.does === "waits");
        assert.deepEqual(
          callbacks.flatMap(({ waits }) => waits.map(({ id }) => id)).toSorted((a, b) => a - b),
          waiting.map(({ id }) => id),
        );
        assert.ok(callbacks.slice(0, -1).every(({ clearedBy }) => clearedBy));
        for (const { waits, clearedBy } of callbacks) {
          const end = clearedBy?.at ?? Number.POSITIVE_INFINITY;
          assert.ok(waits.every(({ at }) => (clearedBy?.kind === "mark" ? at <= end : at < end)));
        }
      },
    ),
  );
});

test("a thread waits since the first message after the last answer, whichever of our numbers it came from", () => {
  assert.equal(unansweredSince([message(1), message(2)], []), 1);
  assert.equal(unansweredSince([message(1), message(5), message(6)], [message(3, "outbound")]), 5);
  assert.equal(unansweredSince([message(1)], [call(2, "FAILED", "outbound")]), null);
  assert.equal(unansweredSince([message(1)], [call(2, "ANSWERED")]), null);
  assert.equal(unansweredSince([message(1)], [call(2, "VOICEMAIL")]), 1);
  assert.equal(unansweredSince([message(1, "outbound")], [message(1, "outbound")]), null);
});
