import assert from "node:assert/strict";
import { test } from "node:test";
import { recoverSince } from "#lib/health/missing/gap-kinds.ts";

const at = (time: string) => Date.parse(`2026-03-16T${time}Z`);

test("Allo has to send again from before the earliest sign, at a full minute", () => {
  assert.equal(recoverSince({ ring: at("09:20:59") }), at("09:10:00"));
  assert.equal(recoverSince({ ring: at("09:20:59"), transfer: at("10:05:00") }), at("09:05:00"));
});

test("a tag may have been set on the call of another day", () => {
  assert.equal(recoverSince({ ring: at("09:20:00"), tag: at("12:00:00") }), at("12:00:00") - 86_400_000);
});

test("what was turned away and given up counts, from Allo's first try", () => {
  assert.equal(recoverSince({}, at("09:20:30")), at("09:10:00"));
  assert.equal(recoverSince({ ring: at("09:20:59") }, at("08:00:00")), at("07:50:00"));
  assert.equal(recoverSince({ ring: at("09:20:59") }, at("10:00:00")), at("09:10:00"));
});

test("where nothing is missing there is no such time", () => {
  assert.equal(recoverSince({}), null);
});
