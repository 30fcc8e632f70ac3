import assert from "node:assert/strict";
import { test } from "node:test";
import { describeRecording } from "#lib/recordings/describe-recording.ts";
import { keepingStates } from "#lib/recordings/keeping.ts";

const AT = Date.UTC(2026, 10, 21);
const facts = (state: (typeof keepingStates)[number]) => ({ state, at: AT, sizeBytes: state === "kept" ? 7 : null });

test("what is kept here tells its size and since when", () => {
  const kept = { state: "kept", at: "2026-11-21T00:00:00.000Z", sizeBytes: 7 };
  assert.deepEqual(describeRecording(facts("kept"), "archive"), kept);
  assert.deepEqual(describeRecording(facts("kept"), "proxy"), kept);
});

test("what waits to be kept is streamed where nothing is to be kept", () => {
  assert.equal(describeRecording(facts("waiting"), "archive").state, "waiting");
  assert.deepEqual(describeRecording(facts("waiting"), "proxy"), { state: "proxied", at: null, sizeBytes: null });
});

test("a link that is known to lead nowhere is so in either mode", () => {
  for (const state of ["dead", "too-large", "refused"] as const) {
    const told = { state, at: "2026-11-21T00:00:00.000Z", sizeBytes: null };
    assert.deepEqual(describeRecording(facts(state), "archive"), told);
    assert.deepEqual(describeRecording(facts(state), "proxy"), told);
  }
});

test("turned off, nothing is told of what there is", () => {
  for (const state of keepingStates) {
    assert.deepEqual(describeRecording(facts(state), "off"), { state: "not-kept", at: null, sizeBytes: null });
  }
});

test("a call without a recording has none in any mode", () => {
  for (const mode of ["archive", "proxy", "off"] as const) {
    assert.deepEqual(describeRecording(null, mode), { state: "off", at: null, sizeBytes: null });
  }
});
