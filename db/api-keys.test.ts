import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createApiKeys } from "#db/api-keys.ts";
import { apikey, user } from "#db/people-schema.ts";
import { testInbox } from "#db/testing.ts";

const at = new Date("2026-03-16T09:00:00.000Z");
const MINUTE = 60_000;

type Key = Partial<typeof apikey.$inferInsert>;

function keysOf(context: TestContext, keys: Record<string, Key>) {
  const { db } = testInbox(context);
  const times = { createdAt: at, updatedAt: at };
  db.insert(user)
    .values({ id: "ada", name: "Ada", email: "ada@example.com", role: "administrator", ...times })
    .run();
  for (const [hash, key] of Object.entries(keys)) {
    db.insert(apikey)
      .values({ id: `id of ${hash}`, key: hash, referenceId: "ada", ...times, ...key })
      .run();
  }
  const clock = { now: at.getTime() };
  return { clock, keys: createApiKeys(db, () => clock.now) };
}

test("only a key that is good is found", (t) => {
  const { clock, keys } = keysOf(t, {
    good: {},
    off: { enabled: false },
    short: { expiresAt: new Date(at.getTime() + 1) },
  });
  assert.deepEqual(
    ["good", "off", "short", "unknown"].map((hash) => keys.find(hash)?.id),
    ["id of good", undefined, "id of short", undefined],
  );
  assert.equal(keys.find("good")?.makerRole, "administrator");
  clock.now += 1;
  assert.equal(keys.find("short"), undefined);
});

test("its first use is noted, and then one a minute", (t) => {
  const { clock, keys } = keysOf(t, { good: {}, other: {} });
  const noted = [0, 1, MINUTE - 1, MINUTE, MINUTE + 1].map((passed) => {
    clock.now = at.getTime() + passed;
    const key = keys.find("good");
    assert.ok(key);
    keys.used(key);
    return (keys.find("good")?.lastUsedAt?.getTime() ?? 0) - at.getTime();
  });
  assert.deepEqual(noted, [0, 0, 0, MINUTE, MINUTE]);
  assert.equal(keys.find("other")?.lastUsedAt, null);
});
