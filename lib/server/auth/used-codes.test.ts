import assert from "node:assert/strict";
import { test } from "node:test";
import { createUsedCodes } from "#lib/server/auth/used-codes.ts";

test("a code of a person is good once, until it would fit no longer anyway", () => {
  let now = 1_000_000;
  const codes = createUsedCodes(() => now);
  assert.equal(codes.use("ada", "123456"), true);
  assert.equal(codes.use("ada", "123456"), false);
  assert.equal(codes.use("ada", "654321"), true);
  assert.equal(codes.use("bob", "123456"), true);
  now += 89_999;
  assert.equal(codes.use("ada", "123456"), false);
  now += 1;
  assert.equal(codes.use("ada", "123456"), true);
});
