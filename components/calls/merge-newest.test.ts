import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeNewest } from "#components/calls/merge-newest.ts";
import type { CallItem } from "#lib/api/call.ts";

function call(id: number, startedAt: string, state: CallItem["state"] = "completed"): CallItem {
  return {
    id,
    alloId: null,
    state,
    direction: "inbound",
    result: null,
    startedAt,
    durationSeconds: null,
    us: { number: "", name: null },
    them: { number: "", name: null },
    userEmail: null,
    tags: [],
    summary: null,
    hasRecording: false,
    ring: null,
  };
}

const listed = [call(2, "2026-03-16T10:00:00.000Z", "ringing"), call(1, "2026-03-16T09:00:00.000Z")];

test("a listed call is as it is now, in its place, and new ones are only counted", () => {
  const newest = [call(3, "2026-03-16T11:00:00.000Z"), call(2, "2026-03-16T10:00:00.000Z")];
  assert.deepEqual(mergeNewest(listed, newest), { items: [newest[1], listed[1]], news: 1 });
});

test("one that came late and is older than the top is not news", () => {
  assert.equal(mergeNewest(listed, [call(9, "2026-03-16T08:00:00.000Z")]).news, 0);
});

test("in an empty list everything is news", () => {
  assert.equal(mergeNewest([], listed).news, 2);
});
