import assert from "node:assert/strict";
import { test } from "node:test";
import { expectedWords, kindWords, lateWords, openWords, typedTime } from "#components/health/missing/gap-words.ts";
import { gapKinds } from "#lib/health/missing/gap-kinds.ts";

test("what came after all says how late it was", () => {
  const at = "2026-03-16T09:00:00.000Z";
  assert.equal(lateWords({ kind: "ring", at, cameAt: "2026-03-16T12:05:00.000Z" }), "Came, 3 h 5 min late");
  assert.equal(lateWords({ kind: "silence", at, cameAt: "2026-03-16T10:00:00.000Z" }), "Something came after 1 h");
  assert.equal(lateWords({ kind: "ring", at, cameAt: null }), "");
});

test("a time is told as one types it, in the zone that is asked for", () => {
  const at = "2026-03-16T23:10:00.000Z";
  assert.equal(typedTime(at, "UTC"), "2026-03-16 23:10");
  assert.equal(typedTime(at, "Europe/Paris"), "2026-03-17 00:10");
});

test("every kind says what is missing and by which rule", () => {
  for (const kind of gapKinds) assert.match(kindWords[kind].watched, /^[A-Z].+\.$/);
  assert.match(kindWords.ring.watched, /2 h\./);
  assert.match(expectedWords({ spans: 7.6, weeks: 5 }), /last 5 weeks .* 8 spans/);
});

test("where the newest alone are looked at, there may be more", () => {
  const open = { ring: 1_000, tag: 3, transfer: 0, answer: 0, silence: 0 };
  assert.equal(openWords(open), "1,003 or more");
  assert.equal(openWords(open, ["tag"]), "3");
});
