import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createArrivedBetween } from "#db/forwards/arrived-between.ts";
import { arrival, smsBody, testInbox } from "#db/testing.ts";

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 2, 16, 12);

test("whatever came in between is within the ids, also where the clock was set back and before it is read", async (t) => {
  const inbox = testInbox(t);
  const arrived: { id: number; at: number }[] = [];
  const receive = async (minutes: readonly number[]) => {
    for (const minute of minutes) {
      const at = NOON + minute * MINUTE;
      const name = `${arrived.length}`;
      const { id } = await inbox.ingest.store({ ...arrival(`msg_${name}`, smsBody(name)), receivedAt: at });
      arrived.push({ id, at });
    }
  };
  await receive([0, 30, 70, 170, 300, 100, 150, 200]);
  inbox.readAll();
  const between = createArrivedBetween(inbox.db);
  const latest = arrived[4]?.id ?? 0;
  assert.deepEqual(between(NOON + 290 * MINUTE, NOON + 310 * MINUTE), { after: latest - 1, upTo: latest });
  assert.deepEqual(between(NOON + 1_000 * MINUTE, NOON + 2_000 * MINUTE), { after: 8, upTo: 8 });
  await receive([240, 20, 330]);
  const times = fc.tuple(fc.integer({ min: -10, max: 400 }), fc.integer({ min: 1, max: 200 }));
  fc.assert(
    fc.property(times, ([from, length]) => {
      const [since, until] = [NOON + from * MINUTE, NOON + (from + length) * MINUTE];
      const { after, upTo } = between(since, until);
      const meant = arrived.filter(({ at }) => at >= since && at < until);
      for (const { id } of meant) assert.ok(id > after && id <= upTo, `${id} is not within ${after} and ${upTo}`);
    }),
    { numRuns: 500 },
  );
});
