import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Turn } from "#lib/api/call.ts";
import { callLengthMs, timeTurns } from "#lib/transcript/time-turns.ts";

function turn(offsetMs: number, text = "Hello", speaker: Turn["speaker"] = "us"): Turn {
  return { speaker, at: null, offsetMs, text };
}

test("a turn ends when its text has been said", () => {
  const [short, long] = timeTurns([turn(1000, "Yes."), turn(60_000, "a".repeat(100))], 120_000);
  assert.equal(short?.endMs, 1000 + 400 + 4 * 52);
  assert.equal(long?.endMs, 60_000 + 400 + 100 * 52);
});

test("a turn ends when the next begins, and with the call", () => {
  const turns = timeTurns([turn(0, "a".repeat(500)), turn(2000, "b".repeat(500))], 5000);
  assert.deepEqual(
    turns.map(({ endMs }) => endMs),
    [2000, 5000],
  );
});

test("turns that came out of order are put in order, and those of one moment stay as they came", () => {
  const turns = timeTurns([turn(5000, "c"), turn(0, "a"), turn(5000, "d")], null);
  assert.deepEqual(
    turns.map(({ text, index }) => [text, index]),
    [
      ["a", 0],
      ["c", 1],
      ["d", 2],
    ],
  );
});

test("whatever the times, every turn takes some time, in order, within the length that is drawn", () => {
  const anyTurn = fc.record({
    speaker: fc.constantFrom("us" as const, "them" as const),
    at: fc.constant(null),
    offsetMs: fc.nat(100_000),
    text: fc.string(),
  });
  fc.assert(
    fc.property(fc.array(anyTurn), fc.option(fc.nat(100_000)), (turns, length) => {
      const timed = timeTurns(turns, length);
      const whole = callLengthMs(timed, length);
      assert.equal(timed.length, turns.length);
      timed.forEach((one, index) => {
        assert.ok(one.endMs > one.startMs);
        assert.ok(one.endMs <= whole);
        assert.ok(one.startMs >= (timed[index - 1]?.startMs ?? 0));
      });
    }),
  );
});
