import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldName, readable, readableDay } from "#components/call/side/readable.ts";

test("values of every kind become text", () => {
  assert.equal(readable("as it is <b>"), "as it is <b>");
  assert.equal(readable(["a", null, 2, ""]), "a, 2");
  assert.equal(readable({ plan: "gold" }), '{"plan":"gold"}');
  assert.equal(readable(false), "false");
  assert.equal(readable(0), "0");
});

test("what says nothing is nothing", () => {
  for (const value of [null, undefined, "", [], [null, ""], {}]) assert.equal(readable(value), null);
});

test("a day is told as one, and what is none stays as it came", () => {
  for (const day of ["2026-02-15", "2026-02-15T00:00:00", "2026-02-15T00:00:00.000Z"]) {
    assert.equal(readableDay(day), "15 Feb 2026");
  }
  for (const other of ["2026-02-15T09:30:00Z", "soon", "2026-99-99"]) {
    assert.equal(readableDay(other), other);
  }
  assert.equal(readableDay(null), null);
});

test("what has no end is cut", () => {
  assert.equal(readable("x".repeat(9000))?.length, 501);
});

test("keys as names", () => {
  assert.equal(fieldName("job_title"), "Job title");
  assert.equal(fieldName("_"), "Unnamed");
});
