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

test("where nothing is missing there is no such time", () => {
  assert.equal(recoverSince({}), null);
});
