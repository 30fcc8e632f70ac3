import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { createSessionWatch } from "#components/data/session-watch.ts";

/** A watch whose server says that the session is over when told so. */
function watched() {
  const seen = { over: false, asked: 0, left: [] as string[] };
  const watch = createSessionWatch({
    async isSignedOut() {
      seen.asked += 1;
      return seen.over;
    },
    leaveTo: (where) => seen.left.push(where),
  });
  return { seen, watch };
}

test("an ended session is left once, however many requests are refused", async () => {
  const { seen, watch } = watched();
  seen.over = true;
  await Promise.all([watch.check(), watch.check(), watch.check()]);
  await watch.check();
  assert.deepEqual(seen, { over: true, asked: 1, left: ["sign-in-and-back"] });
});

test("a refusal that was a mistake changes nothing, and the next one is looked into again", async () => {
  const { seen, watch } = watched();
  await watch.check();
  assert.deepEqual(seen.left, []);
  seen.over = true;
  await watch.check();
  assert.deepEqual(seen.left, ["sign-in-and-back"]);
});

test("while the cookie is replaced nobody is taken for signed out", async () => {
  const { seen, watch } = watched();
  const { promise, resolve } = Promise.withResolvers<string>();
  seen.over = true;
  const replaced = watch.replace(promise);
  const checked = watch.check();
  await turn();
  assert.equal(seen.asked, 0);
  seen.over = false;
  resolve("new cookie");
  assert.equal(await replaced, "new cookie");
  await checked;
  assert.deepEqual(seen, { over: false, asked: 1, left: [] });
});

test("a replacement that fails holds nothing up", async () => {
  const { seen, watch } = watched();
  seen.over = true;
  await assert.rejects(watch.replace(Promise.reject(new Error("refused"))), /refused/);
  await watch.check();
  assert.deepEqual(seen.left, ["sign-in-and-back"]);
});

test("who signs out goes to the sign-in page, and not back", async () => {
  const { seen, watch } = watched();
  await watch.leaveBy(async () => {
    seen.over = true;
    // The stream ends before the answer is here.
    await watch.check();
  });
  assert.deepEqual(seen, { over: true, asked: 0, left: ["sign-in"] });
});

test("who could not sign out stays, and is still watched", async () => {
  const { seen, watch } = watched();
  await assert.rejects(
    watch.leaveBy(() => Promise.reject(new Error("unreachable"))),
    /unreachable/,
  );
  assert.deepEqual(seen.left, []);
  seen.over = true;
  await watch.check();
  assert.deepEqual(seen.left, ["sign-in-and-back"]);
});
