import assert from "node:assert/strict";
import { test } from "node:test";
import { daysOf, HISTORY_END, history } from "#e2e/bench/lists/history.ts";
import { planted } from "#e2e/bench/lists/planted.ts";
import { DAY } from "#e2e/simulator/stage.ts";

const COUNT = 8_000;

test("a history is spread over its days, in the order of arrival, the same each time", () => {
  const fillings = [...history(COUNT)];
  const times = fillings.map(({ receivedAt }) => receivedAt);
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
  const [first = 0] = times;
  const last = times.at(-1) ?? 0;
  assert.ok(first >= HISTORY_END - daysOf(COUNT) * DAY);
  assert.ok(last <= HISTORY_END + DAY);
  const early = times.filter((time) => time < first + (last - first) / 2).length / times.length;
  assert.ok(early > 0.3 && early < 0.7, `${early} of them came in the first half`);
  assert.deepEqual([...history(COUNT)].slice(-50), fillings.slice(-50));
});

test("the planted ones lie far down and are as many however long the history is", () => {
  for (const count of [COUNT, 2 * COUNT]) {
    const fillings = [...history(count)];
    const at = fillings.flatMap(({ body }, n) => (Buffer.from(body).includes(`"${planted.topic}"`) ? [n] : []));
    assert.equal(new Set(at.map((n) => fillings[n]?.webhookId)).size, 120);
    assert.equal(at.length, 150);
    assert.ok((at.at(-1) ?? 0) < count * 0.05 + at.length);
  }
});

test("the longer a history is, the more people it tells of", () => {
  const strangersIn = (count: number) =>
    new Set([...history(count)].map(({ webhookId }) => webhookId).filter((id) => id.startsWith("msg_crowd"))).size;
  assert.ok(strangersIn(COUNT) >= 2 * (COUNT / 50));
  assert.ok(strangersIn(2 * COUNT) > 1.9 * strangersIn(COUNT));
});
