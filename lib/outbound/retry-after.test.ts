import assert from "node:assert/strict";
import { test } from "node:test";
import { retryAfterMs } from "#lib/outbound/retry-after.ts";

const NOW = Date.UTC(2026, 10, 21, 12);

for (const [header, expected] of [
  ["120", 120_000],
  [" 0 ", 0],
  ["Sat, 21 Nov 2026 12:00:30 GMT", 30_000],
  ["Sat, 21 Nov 2026 11:00:00 GMT", 0],
  ["soon", null],
  ["-5", null],
  ["1.5", null],
  ["2027", 2_027_000],
  [undefined, null],
] as const) {
  test(`Retry-After ${header} is ${expected}`, () => assert.equal(retryAfterMs(header, NOW), expected));
}
