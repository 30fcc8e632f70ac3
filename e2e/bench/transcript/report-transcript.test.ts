import assert from "node:assert/strict";
import { test } from "node:test";
import { reportTranscript } from "#e2e/bench/transcript/report-transcript.ts";

const counts = { openings: 20, frames: 600 };
const scrolled = [{ what: "transcript", frames: 600, p50: 16.7, p95: 16.8, p99: 33.3, late: 0.0125 }];

test("holds the opening to its target, and shows how smoothly it scrolls", () => {
  const text = reportTranscript({ opening: { p50: 100, p95: 299.4, p99: 400 }, scrolled }, counts);
  assert.match(text, /^\| transcript +\| +600 \| 16\.7 \| 16\.8 \| 33\.3 \| +1\.3 % \|$/m);
  assert.match(text, /^- Opened within 299 ms \(p95\) \(target < 300 ms\)$/m);
});

test("says when it opens too slowly", () => {
  const text = reportTranscript({ opening: { p50: 100, p95: 300, p99: 400 }, scrolled }, counts);
  assert.match(text, /\(target < 300 ms: MISSED\)$/m);
});
