import assert from "node:assert/strict";
import { test } from "node:test";
import { coalesce } from "#components/data/coalesce.ts";

test("many wishes are one piece of work, soon; the next waits for the gap", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  let done = 0;
  const job = coalesce(() => {
    done += 1;
  }, 1000);
  for (let i = 0; i < 100; i += 1) job.ask();
  assert.equal(done, 0);
  t.mock.timers.tick(40);
  assert.equal(done, 1);
  job.ask();
  t.mock.timers.tick(999);
  assert.equal(done, 1);
  t.mock.timers.tick(1);
  assert.equal(done, 2);
});

test("what is cancelled is not done", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  let done = 0;
  const job = coalesce(() => {
    done += 1;
  }, 1000);
  job.ask();
  job.cancel();
  t.mock.timers.tick(5000);
  assert.equal(done, 0);
  job.ask();
  t.mock.timers.tick(1000);
  assert.equal(done, 1);
});
