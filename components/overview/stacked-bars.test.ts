import assert from "node:assert/strict";
import { it } from "node:test";
import { countFamilies, stackedBars } from "#components/overview/stacked-bars.ts";

const at = "2026-03-16T09:00:00.000Z";

it("stacks families upwards and fills the height with the tallest", () => {
  const { bars, most } = stackedBars(
    [
      { at, deliveries: 4, topics: { "call.received": 1, "call.completed": 1, "sms.sent": 2 } },
      { at, deliveries: 1, topics: { "something.new": 1 } },
      { at, deliveries: 0, topics: {} },
    ],
    40,
  );
  assert.equal(most, 4);
  assert.deepEqual(
    bars.map((bar) => bar.parts),
    [
      [
        { family: "call", y: 20, height: 20 },
        { family: "message", y: 0, height: 20 },
      ],
      [{ family: "unknown", y: 30, height: 10 }],
      [],
    ],
  );
});

it("draws nothing of nothing", () => {
  assert.deepEqual(stackedBars([], 40), { bars: [], most: 0 });
  assert.deepEqual(countFamilies({ toString: 3 }), { call: 0, message: 0, contact: 0, tag: 0, unknown: 3 });
});
