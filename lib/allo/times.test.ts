import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseTime } from "#lib/allo/times.ts";

test("times with any fraction and any zone, or none, which is UTC", () => {
  const at = Date.UTC(2026, 4, 12, 14, 32, 11);
  const times: [string, number][] = [
    ["2026-05-12T14:32:11Z", at],
    ["2026-05-12T14:32:11", at],
    ["2026-05-12 14:32:11", at],
    ["2026-05-12T14:32:11.1Z", at + 100],
    ["2026-05-12T14:32:11.123456Z", at + 123],
    ["2026-05-12T14:32:11.123456", at + 123],
    ["2026-05-12T14:32:11.999999Z", at + 999],
    ["2026-05-12T16:32:11+02:00", at],
    ["2026-05-12T09:02:11-0530", at],
    ["2026-05-12t14:32:11z", at],
    ["2026-05-12", Date.UTC(2026, 4, 12)],
  ];
  for (const [text, expected] of times) assert.equal(parseTime(text), expected, text);
});

test("what is no time", () => {
  for (const text of [
    "",
    "soon",
    "1710510600",
    "2026-13-01T00:00:00Z",
    "2026-02-30T00:00:00Z",
    "2026-05-12T25:00:00Z",
    "2026-05-12T14:32:11.Z",
    "12/05/2026",
    "0026-05-12T14:32:11Z",
  ]) {
    assert.equal(parseTime(text), null, text);
  }
});

test("agrees with the platform on every ISO time", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }), (date) => {
      assert.equal(parseTime(date.toISOString()), date.getTime());
    }),
  );
});
