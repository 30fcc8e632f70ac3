import assert from "node:assert/strict";
import { test } from "node:test";
import { snoozeTimes } from "#components/callbacks/snooze-times.ts";

test("mornings are nine o'clock of a day to come, whatever day it is", () => {
  for (let day = 1; day <= 7; day += 1) {
    const now = new Date(2026, 10, 15 + day, 8, 30);
    const [hour, , tomorrow, monday] = snoozeTimes(now);
    assert.equal(hour?.until.getTime(), now.getTime() + 3_600_000);
    assert.deepEqual(tomorrow?.until, new Date(2026, 10, 16 + day, 9));
    assert.equal(monday?.until.getDay(), 1);
    assert.equal(monday?.until.getHours(), 9);
    assert.ok(monday && monday.until > now && monday.until.getTime() - now.getTime() < 8 * 86_400_000);
  }
});
