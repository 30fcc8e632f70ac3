import assert from "node:assert/strict";
import { once } from "node:events";
import { statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createCheckpointer } from "#db/checkpointer.ts";
import { arrival, smsBody, temporaryDirectory, testInbox } from "#db/testing.ts";

test("what was committed reaches the database file without the connection that wrote it", {
  timeout: 20_000,
}, async (t) => {
  const file = join(temporaryDirectory(t), "inbox.db");
  const { ingest } = testInbox(t, file);
  const before = statSync(file).size;
  await ingest.store(arrival("msg_1", smsBody("x".repeat(100_000))));
  assert.equal(statSync(file).size, before, "nobody has copied it yet");

  const checkpointer = createCheckpointer(file, assert.ifError);
  t.after(() => checkpointer.close());
  checkpointer.wake();
  while (statSync(file).size < before + 100_000) await sleep(10);
});

test("a failure is reported, holds up nobody, and the next wake tries again", { timeout: 20_000 }, async (t) => {
  const failures = new EventTarget();
  const file = join(temporaryDirectory(t), "missing.db");
  const checkpointer = createCheckpointer(file, () => failures.dispatchEvent(new Event("failure")));
  for (const _ of [1, 2]) {
    const failed = once(failures, "failure");
    checkpointer.wake();
    await failed;
  }
  await checkpointer.close();
});
