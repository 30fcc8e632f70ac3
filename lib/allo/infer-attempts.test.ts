import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type AttemptTimes, inferAttempts } from "#lib/allo/infer-attempts.ts";
import { LAST_ATTEMPT, RETRY_WAITS } from "#lib/allo/retry-schedule.ts";

const START = Date.parse("2026-03-16T09:16:52.000Z");
const MINUTE = 60;
const HOUR = 3600;

function at(...seconds: number[]): AttemptTimes[] {
  return seconds.map((offset) => {
    const sent = START / 1000 + offset;
    return { receivedAt: sent * 1000 + 120, webhookTimestamp: Math.floor(sent) };
  });
}

function numbers(times: AttemptTimes[], eventAt: number | null = null) {
  return inferAttempts(times, eventAt).attempts.map((attempt) => attempt.number);
}

describe("inferAttempts", () => {
  it("numbers the whole schedule", () => {
    const offsets = RETRY_WAITS.map((_, index) => RETRY_WAITS.slice(0, index + 1).reduce((sum, wait) => sum + wait, 0));
    const inference = inferAttempts(at(...offsets));
    assert.deepEqual(
      inference.attempts.map((attempt) => attempt.number),
      [1, 2, 3, 4, 5, 6, 7, 8],
    );
    assert.equal(inference.next, null);
    assert.equal(inference.givesUpAt, START + 99_305_000);
  });

  it("numbers any run of the schedule that begins with the first, with jitter and slow failures, in any order", () => {
    const steps = fc.array(
      fc.record({ stretch: fc.double({ min: -0.1, max: 0.1, noNaN: true }), failing: fc.nat(20) }),
      {
        minLength: 1,
        maxLength: LAST_ATTEMPT,
      },
    );
    fc.assert(
      fc.property(steps, fc.boolean(), (run, backwards) => {
        let offset = 0;
        const offsets = run.map((step, index) => {
          const wait = RETRY_WAITS[index] ?? 0;
          offset += index === 0 ? 0 : wait * (1 + step.stretch) + step.failing;
          return offset;
        });
        const expected = run.map((_, index) => index + 1);
        const times = at(...offsets);
        if (backwards) {
          times.reverse();
          expected.reverse();
        }
        assert.deepEqual(numbers(times), expected);
      }),
      { numRuns: 300 },
    );
  });

  it("says when the next is due and when Allo gives up", () => {
    const inference = inferAttempts(at(0, 5));
    assert.deepEqual(inference.next, { number: 3, at: START + 305_000 });
    assert.equal(inference.givesUpAt, START + 99_305_000);
  });

  it("tells how long after the first and how late", () => {
    const [, second, third] = inferAttempts(at(0, 5, 320)).attempts;
    assert.deepEqual(second, { number: 2, sinceFirstMs: 5000, lateMs: 0 });
    assert.deepEqual(third, { number: 3, sinceFirstMs: 320_000, lateMs: 15_000 });
  });

  it("skips attempts that never reached us", () => {
    assert.deepEqual(numbers(at(0, 35 * MINUTE)), [1, 4]);
    assert.deepEqual(numbers(at(0, 10 * HOUR)), [6, 7]);
  });

  it("leaves out repeats that no step explains", () => {
    assert.deepEqual(numbers(at(0, 0)), [1, null]);
    assert.deepEqual(numbers(at(0, 60, 305)), [1, null, 3]);
    assert.deepEqual(numbers(at(0, 5, 14 * 24 * HOUR)), [1, 2, null]);
    assert.equal(inferAttempts(at(0, 5, 14 * 24 * HOUR)).next, null);
  });

  it("reads a late first arrival from the event's own time", () => {
    assert.deepEqual(numbers(at(2), START), [1]);
    assert.deepEqual(numbers(at(35 * MINUTE + 20), START), [4]);
    assert.deepEqual(numbers(at(2.6 * HOUR, 7.6 * HOUR), START), [5, 6]);
    assert.deepEqual(numbers(at(27.7 * HOUR), START), [8]);
    assert.deepEqual(numbers(at(15 * MINUTE), START), [1]);
    assert.deepEqual(numbers(at(14 * 24 * HOUR), START), [null]);
  });

  it("takes the first that came for the second where the first found nobody, soon after the event", () => {
    const first = (seconds: number, wasDeaf: boolean) =>
      inferAttempts(at(seconds), START, wasDeaf).attempts.map(({ number }) => number);
    assert.deepEqual([first(6, true), first(30, true)], [[2], [2]]);
    assert.deepEqual([first(6, false), first(2, true), first(70, true)], [[1], [1], [1]]);
    assert.deepEqual(
      inferAttempts(at(6, 306), START, true).attempts.map(({ number }) => number),
      [2, 3],
    );
    assert.deepEqual(inferAttempts(at(6), null, true).attempts[0]?.number, 1);
  });

  it("uses arrivals where there is no timestamp, and bears many repeats", () => {
    const untimed = [0, 5000].map((offset) => ({ receivedAt: START + offset, webhookTimestamp: null }));
    assert.deepEqual(numbers(untimed), [1, 2]);
    const many = inferAttempts(at(...Array.from({ length: 1000 }, (_, index) => index)));
    assert.equal(many.attempts.length, 1000);
    assert.deepEqual(inferAttempts([]), { attempts: [], next: null, givesUpAt: null });
  });
});
