import assert from "node:assert/strict";
import { test } from "node:test";
import { deafTime } from "#lib/health/deaf-time.ts";

const span = (startedAt: number, endedAt: number | null) => ({ startedAt, endedAt });

test("overlaps count once, and only what lies in the time that is asked for", () => {
  assert.equal(deafTime([], 0, 100), 0);
  assert.equal(deafTime([span(10, 20), span(30, 40)], 0, 100), 20);
  assert.equal(deafTime([span(30, 50), span(10, 40), span(35, 45)], 0, 100), 40);
  assert.equal(deafTime([span(-50, 10), span(90, 300)], 0, 100), 20);
  assert.equal(deafTime([span(80, null)], 0, 100), 20);
});
