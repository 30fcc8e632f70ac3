import assert from "node:assert/strict";
import { test } from "node:test";
import { createEndpointStore } from "#db/forwards/endpoint-store.ts";
import { testInbox } from "#db/testing.ts";
import { GRACE_MS, openRecipient } from "#lib/server/forwarding/endpoint-secrets.ts";

const HOUR = 3_600_000;
const plain = { close: async (text: string) => text, open: async (sealed: string) => sealed };

test("every secret signs for a day after it was replaced, however often that was, up to five", async (t) => {
  let now = 0;
  const store = createEndpointStore(testInbox(t).db, () => now);
  const choice = { url: "https://example.com", description: "", topics: null, headers: null, paused: false };
  const { id } = store.add({ ...choice, secret: "s0", disabledReason: null });
  const rotate = (secret: string) => store.rotate(id, secret, now + GRACE_MS);
  const signing = async () => {
    const endpoint = store.get(id);
    return endpoint && (await openRecipient(plain, endpoint, now)).secrets;
  };
  for (const secret of ["s1", "s2", "s3", "s4", "s5"]) {
    assert.equal(rotate(secret), true);
    now += HOUR;
  }
  assert.deepEqual(await signing(), ["s5", "s4", "s3", "s2", "s1", "s0"]);
  assert.equal(rotate("s6"), false);
  now = GRACE_MS;
  assert.deepEqual(await signing(), ["s5", "s4", "s3", "s2", "s1"], "the grace of the first has ended");
  assert.equal(rotate("s6"), true);
  assert.deepEqual(await signing(), ["s6", "s5", "s4", "s3", "s2", "s1"]);
  now += GRACE_MS;
  assert.deepEqual(await signing(), ["s6"]);
});
