import assert from "node:assert/strict";
import { it } from "node:test";
import { recoveryProgress } from "#components/forwarding/recovery-words.ts";

it("goes on until nothing of it waits, and can be stopped so long", () => {
  const progress = (state: "running" | "done" | "cancelled", queued: number, waiting: number) =>
    recoveryProgress({ state, total: 1200, queued, waiting });
  assert.deepEqual(progress("running", 600, 300), {
    label: "Queueing",
    tone: "accent",
    words: "600 of 1,200 queued, 300 not sent yet",
    part: 0.25,
    goesOn: true,
  });
  assert.partialDeepStrictEqual(progress("done", 1200, 300), { label: "Sending", part: 0.75, goesOn: true });
  assert.partialDeepStrictEqual(progress("done", 1200, 0), {
    label: "Done",
    words: "1,200 of 1,200 queued",
    goesOn: false,
  });
  assert.partialDeepStrictEqual(progress("cancelled", 600, 0), { label: "Stopped", goesOn: false });
  const many = recoveryProgress({ state: "done", total: 50_000, queued: 50_000, waiting: 10_000 });
  assert.partialDeepStrictEqual(many, {
    words: "50,000 of 50,000 queued, 10,000+ not sent yet",
    part: null,
    goesOn: true,
  });
});
