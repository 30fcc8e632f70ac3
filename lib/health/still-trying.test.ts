import assert from "node:assert/strict";
import { test } from "node:test";
import { earliestTryAt, stillTrying } from "#lib/health/still-trying.ts";

const START = Date.parse("2026-03-16T09:16:52.000Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const refused = (...offsets: number[]) =>
  offsets.map((offset) => ({ receivedAt: START + offset + 90, webhookTimestamp: (START + offset) / 1000 }));

test("says which try was turned away, when the next comes and when Allo gives up", () => {
  assert.deepEqual(stillTrying(refused(0, 5000), START + 6000), {
    number: 2,
    next: { number: 3, at: START + 305_000 },
    givesUpAt: START + 99_305_000,
    hasGivenUp: false,
  });
});

test("a try that should have come by now is past: the one after it is to come", () => {
  assert.deepEqual(stillTrying(refused(0), START + HOUR).next, { number: 5, at: START + 9_305_000 });
});

test("Allo gives up after its eighth, a little late", () => {
  const givesUpAt = START + 99_305_000;
  assert.equal(stillTrying(refused(0), givesUpAt + HOUR).hasGivenUp, false);
  assert.equal(stillTrying(refused(0), givesUpAt + HOUR).next, null);
  assert.equal(stillTrying(refused(0), givesUpAt + 3 * HOUR).hasGivenUp, true);
  const whole = [0, 5, 305, 2105, 9305, 27_305, 63_305, 99_305].map((seconds) => seconds * 1000);
  assert.partialDeepStrictEqual(stillTrying(refused(...whole), givesUpAt + 1000), { number: 8, hasGivenUp: true });
});

test("Allo's first try was no earlier than the first that was seen, or than all its waits before that", () => {
  assert.equal(earliestTryAt(refused(0, 5000, 305_000)), START);
  assert.equal(earliestTryAt(refused(63_305_000, 99_305_000)), START + 63_305_000 - 99_305_000);
});
