import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addFailure, type Failure, type Incident, openIncident } from "#lib/health/failures/incident.ts";
import { failure, HOUR } from "#lib/health/failures/testing.ts";

function fold(failures: readonly Failure[]): Incident {
  const [first, ...rest] = failures;
  assert.ok(first);
  return rest.reduce(addFailure, openIncident(1, first));
}

test("failures add up to the same whatever the order in which they become known", () => {
  const some = fc.array(fc.tuple(fc.nat(50), fc.nat(1_000)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(some, fc.infiniteStream(fc.nat()), (times, order) => {
      const failures = times.map(([at, n], place) => {
        const evidence = n * 100 + place;
        return failure(at, { evidence, detail: `the ${evidence}th`, webhookId: `msg_${evidence}` });
      });
      const shuffled = failures
        .map((one) => ({ one, key: order.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one);
      assert.deepEqual(fold(shuffled), fold(failures));
    }),
  );
});

test("the first and the last are kept with what shows them", () => {
  const incident = fold([failure(20, { evidence: 2 }), failure(10, { evidence: 1 }), failure(30, { evidence: 3 })]);
  assert.partialDeepStrictEqual(incident, {
    firstAt: 10,
    openedAt: 10,
    firstEvidence: 1,
    lastAt: 30,
    lastEvidence: 3,
    count: 3,
    openings: 1,
  });
});

test("one that was closed comes back as the same, but not for what happened before its end", () => {
  const closed: Incident = { ...fold([failure(HOUR)]), closedAt: 3 * HOUR, closedBecause: "verified" };
  const late = addFailure(closed, failure(2 * HOUR));
  assert.partialDeepStrictEqual(late, { count: 2, lastAt: 2 * HOUR, openings: 1, closedAt: 3 * HOUR });
  const back = addFailure(late, failure(4 * HOUR));
  assert.partialDeepStrictEqual(back, {
    count: 3,
    firstAt: HOUR,
    openedAt: 4 * HOUR,
    openings: 2,
    closedAt: null,
    closedBecause: null,
  });
});
