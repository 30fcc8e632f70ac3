import assert from "node:assert/strict";
import { test } from "node:test";
import { callWords } from "#components/conversation/call-words.ts";

const over = { direction: "inbound", state: "completed", durationSeconds: null } as const;

test("results are an open list, and none may still mean a talk", () => {
  const told = (result: string | null, more: object = {}) => callWords({ ...over, result, ...more }).words;
  assert.equal(told("ANSWERED"), "Answered");
  assert.equal(told("transferred_external"), "Transferred");
  assert.equal(told("FAILED_EXTERNAL"), "Failed");
  assert.equal(told("BUSY"), "Missed");
  assert.equal(told("BUSY", { direction: "outbound" }), "No answer");
  assert.equal(told(null), "Missed");
  assert.equal(told(null, { durationSeconds: 4 }), "Answered");
  assert.equal(told(null, { state: "unfinished" }), "Never ended");
});
