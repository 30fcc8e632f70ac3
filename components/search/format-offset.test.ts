import assert from "node:assert/strict";
import { test } from "node:test";
import { formatOffset } from "#components/search/format-offset.ts";

test("minutes and seconds, hours only where there are any", () => {
  assert.equal(formatOffset(0), "0:00");
  assert.equal(formatOffset(83_900), "1:23");
  assert.equal(formatOffset(3_723_000), "1:02:03");
});
