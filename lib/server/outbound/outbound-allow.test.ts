import assert from "node:assert/strict";
import { test } from "node:test";
import { readEnv } from "#lib/server/env.ts";

test("OUTBOUND_ALLOW is a list by blanks or commas, and empty without it", () => {
  const given = readEnv({ OUTBOUND_ALLOW: " 10.0.0.0/8, fd00::/8\n n8n.internal:5678,,[::1]:3000 " });
  assert.deepEqual(given.ok && given.env.outboundAllow, [
    { kind: "range", network: "10.0.0.0", bits: 8, port: null },
    { kind: "range", network: "fd00::", bits: 8, port: null },
    { kind: "name", name: "n8n.internal", port: 5678 },
    { kind: "range", network: "::1", bits: 128, port: 3000 },
  ]);
  const none = readEnv({});
  assert.deepEqual(none.ok && none.env.outboundAllow, []);
});

test("every part that is wrong is named by its number together with the other settings' problems", () => {
  const result = readEnv({ PORT: "x", OUTBOUND_ALLOW: "10.0.0.0/8 10.0.0.5 https://u:marked@h/ ten" });
  assert.ok(!result.ok);
  assert.deepEqual(
    result.problems.map((problem) => problem.split(" ").slice(0, 3).join(" ")),
    ["PORT must be", "OUTBOUND_ALLOW number 2", "OUTBOUND_ALLOW number 3", "OUTBOUND_ALLOW number 4"],
  );
  assert.ok(!result.problems.join().includes("marked"));
});
