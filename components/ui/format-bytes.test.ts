import assert from "node:assert/strict";
import { it } from "node:test";
import { formatBytes } from "#components/ui/format-bytes.ts";

it("writes sizes for people", () => {
  assert.equal(formatBytes(0), "0 B");
  assert.equal(formatBytes(999), "999 B");
  assert.equal(formatBytes(5830), "5.8 KB");
  assert.equal(formatBytes(999_949), "999.9 KB");
  assert.equal(formatBytes(999_950), "1.0 MB");
  assert.equal(formatBytes(8_388_608), "8.4 MB");
});
