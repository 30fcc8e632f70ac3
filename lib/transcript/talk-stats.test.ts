import assert from "node:assert/strict";
import { test } from "node:test";
import { talkStats } from "#lib/transcript/talk-stats.ts";
import type { TimedTurn } from "#lib/transcript/time-turns.ts";

function turn(speaker: TimedTurn["speaker"], startMs: number, endMs: number, text = ""): TimedTurn {
  return { index: 0, speaker, startMs, endMs, text };
}

test("shares of the talk, the longest silence and where it was", () => {
  const stats = talkStats([turn("us", 1000, 2000), turn("them", 2500, 5500), turn("us", 9500, 9600)]);
  assert.equal(stats?.us.talkMs, 1100);
  assert.equal(stats?.them.talkMs, 3000);
  assert.equal(stats?.them.share, 3000 / 4100);
  assert.deepEqual(stats?.silence, { ms: 4000, atMs: 5500 });
});

test("who talks over the other leaves no silence", () => {
  assert.equal(talkStats([turn("us", 0, 5000), turn("them", 1000, 2000), turn("us", 5000, 6000)])?.silence, null);
});

test("questions are counted by their marks, in any script", () => {
  const stats = talkStats([
    turn("us", 0, 1000, "When? Where? Really?!? Pardon !?"),
    turn("them", 1000, 2000, "متى؟ 何时？"),
    turn("them", 2000, 3000, "No question."),
  ]);
  assert.equal(stats?.us.questions, 4);
  assert.equal(stats?.them.questions, 2);
});

test("nothing said, nothing to tell", () => {
  assert.equal(talkStats([]), null);
});
