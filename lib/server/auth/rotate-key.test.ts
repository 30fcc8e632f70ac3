import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { alertChannels } from "#db/alert-schema.ts";
import { endpoints } from "#db/forward-schema.ts";
import { readKeyMark, readSealed, replaceSealed } from "#db/key-mark.ts";
import { session, twoFactor, user } from "#db/people-schema.ts";
import { temporaryDirectory, testInbox } from "#db/testing.ts";
import { rotateKey } from "#lib/server/auth/rotate-key.ts";
import {
  deriveKey,
  keyMark,
  nextKeyFile,
  readSecretKey,
  secretKeyFile,
  writeKeyFile,
} from "#lib/server/auth/secret-key.ts";
import { createSeal } from "#lib/server/forwarding/seal.ts";

const SEED = "the seed of the app";
const inFile = { fromSettings: null, nextFromSettings: null };
const at = new Date("2026-03-16T09:00:00.000Z");

/** An inbox whose one person has a second factor, encrypted with the present key. */
async function inboxWithSecond(context: TestContext, fromSettings: string | null = null) {
  const dataDir = temporaryDirectory(context);
  const { db } = testInbox(context);
  const times = { createdAt: at, updatedAt: at };
  const key = deriveKey(readSecretKey(db, dataDir, fromSettings), "better-auth");
  db.insert(user)
    .values({ id: "ada", name: "Ada", email: "ada@example.com", ...times })
    .run();
  db.insert(session)
    .values({ id: "s", token: "t", userId: "ada", expiresAt: at, ...times })
    .run();
  const secret = await symmetricEncrypt({ key, data: SEED });
  const backupCodes = await symmetricEncrypt({ key, data: '["code"]' });
  db.insert(twoFactor).values({ id: "f", userId: "ada", secret, backupCodes }).run();
  return { db, dataDir };
}

type TestInbox = Awaited<ReturnType<typeof inboxWithSecond>>;

/** The seed as a server that starts now would read it. */
async function seedAfterStart({ db, dataDir }: TestInbox, fromSettings: string | null = null): Promise<string> {
  const key = deriveKey(readSecretKey(db, dataDir, fromSettings), "better-auth");
  const [sealed] = readSealed(db).factors;
  return await symmetricDecrypt({ key, data: sealed?.secret ?? "" });
}

test("the key is made once, for this user only", (t) => {
  const dataDir = temporaryDirectory(t);
  const { db } = testInbox(t);
  const key = readSecretKey(db, dataDir, null);
  assert.match(key, /^[0-9a-f]{64}$/);
  assert.equal(statSync(secretKeyFile(dataDir)).mode & 0o777, 0o600);
  assert.equal(readSecretKey(db, dataDir, null), key);
});

test("a key file that was cut off is refused, never replaced", async (t) => {
  const inbox = await inboxWithSecond(t);
  writeFileSync(secretKeyFile(inbox.dataDir), "0123");
  assert.throws(() => readSecretKey(inbox.db, inbox.dataDir, null), /cut off. Restore it from a backup/);
  assert.equal(readFileSync(secretKeyFile(inbox.dataDir), "utf8"), "0123");
});

test("a key that did not encrypt what is there is refused, and the right one still works", async (t) => {
  const inbox = await inboxWithSecond(t);
  assert.throws(() => readSecretKey(inbox.db, inbox.dataDir, "another key ".repeat(4)), /not the key that the secrets/);
  assert.equal(await seedAfterStart(inbox), SEED);
});

test("where nothing is encrypted yet, another key is simply taken", (t) => {
  const dataDir = temporaryDirectory(t);
  const { db } = testInbox(t);
  readSecretKey(db, dataDir, null);
  const key = "set later ".repeat(4);
  assert.equal(readSecretKey(db, dataDir, key), key);
  assert.equal(readKeyMark(db), keyMark(key));
});

test("after a rotation the new key reads everything, the old nothing, and nobody is signed in", async (t) => {
  const inbox = await inboxWithSecond(t);
  const old = readFileSync(secretKeyFile(inbox.dataDir), "utf8").trim();
  assert.deepEqual(await rotateKey(inbox.db, { dataDir: inbox.dataDir, ...inFile }), { ok: true, secrets: 1 });
  assert.notEqual(readFileSync(secretKeyFile(inbox.dataDir), "utf8").trim(), old);
  assert.equal(statSync(secretKeyFile(inbox.dataDir)).mode & 0o777, 0o600);
  assert.equal(existsSync(nextKeyFile(inbox.dataDir)), false);
  assert.equal(await seedAfterStart(inbox), SEED);
  await assert.rejects(
    symmetricDecrypt({ key: deriveKey(old, "better-auth"), data: readSealed(inbox.db).factors[0]?.secret ?? "" }),
  );
  assert.equal(inbox.db.select().from(session).all().length, 0);
});

test("secrets and headers of endpoints are encrypted anew, too", async (t) => {
  const { db, dataDir } = await inboxWithSecond(t);
  const old = createSeal(readSecretKey(db, dataDir, null));
  const [secret = "", former = "", headers] = await Promise.all(["new", "old", "[]"].map(old.close));
  const values = { url: "https://example.com", description: "", topics: null, createdAt: 1, afterAttemptId: 0 };
  db.insert(endpoints)
    .values([
      { ...values, secret, formerSecrets: [{ secret: former, until: 5 }], headers },
      { ...values, secret },
    ])
    .run();
  assert.deepEqual(await rotateKey(db, { dataDir, ...inFile }), { ok: true, secrets: 3 });
  const seal = createSeal(readSecretKey(db, dataDir, null));
  const [both, alone] = readSealed(db).endpoints;
  const sealed = [both?.secret, both?.formerSecrets[0]?.secret, both?.headers, alone?.secret];
  assert.deepEqual(await Promise.all(sealed.map((text) => seal.open(text ?? ""))), ["new", "old", "[]", "new"]);
  assert.deepEqual([both?.formerSecrets[0]?.until, alone?.formerSecrets, alone?.headers], [5, [], null]);
  await assert.rejects(old.open(both?.secret ?? ""));
});

test("addresses of alert channels are encrypted anew, too", async (t) => {
  const { db, dataDir } = await inboxWithSecond(t);
  const old = createSeal(readSecretKey(db, dataDir, null));
  const address = "https://hooks.slack.example/services/T0/B0/x";
  const values = { kind: "slack", name: "", createdAt: 1 } as const;
  db.insert(alertChannels)
    .values([{ ...values, url: await old.close(address) }, values])
    .run();
  assert.deepEqual(await rotateKey(db, { dataDir, ...inFile }), { ok: true, secrets: 2 });
  const seal = createSeal(readSecretKey(db, dataDir, null));
  assert.equal(await seal.open(readSealed(db).channels[0]?.url ?? ""), address);
});

test("a rotation that is cut off before the data changes leaves the old key in force", async (t) => {
  const inbox = await inboxWithSecond(t);
  writeKeyFile(nextKeyFile(inbox.dataDir), "f".repeat(64), "w");
  assert.equal(await seedAfterStart(inbox), SEED);
  assert.equal(existsSync(nextKeyFile(inbox.dataDir)), false);
});

test("a rotation that is cut off while the new key is written leaves the old key in force", async (t) => {
  const inbox = await inboxWithSecond(t);
  writeFileSync(nextKeyFile(inbox.dataDir), "");
  assert.equal(await seedAfterStart(inbox), SEED);
});

test("a rotation that is cut off after the data changed is ended by the next start", async (t) => {
  const inbox = await inboxWithSecond(t);
  const next = "f".repeat(64);
  writeKeyFile(nextKeyFile(inbox.dataDir), next, "w");
  const secret = await symmetricEncrypt({ key: deriveKey(next, "better-auth"), data: SEED });
  replaceSealed(
    inbox.db,
    { factors: [{ id: "f", secret, backupCodes: secret }], endpoints: [], channels: [] },
    keyMark(next),
  );
  assert.equal(await seedAfterStart(inbox), SEED);
  assert.equal(readFileSync(secretKeyFile(inbox.dataDir), "utf8").trim(), next);
  assert.equal(existsSync(nextKeyFile(inbox.dataDir)), false);
});

test("with SECRET_KEY in the settings the new one comes from there too", async (t) => {
  const old = "the key of the settings ".repeat(2);
  const next = "the next key of the settings ".repeat(2);
  const inbox = await inboxWithSecond(t, old);
  const rotate = (nextFromSettings: string | null) =>
    rotateKey(inbox.db, { dataDir: inbox.dataDir, fromSettings: old, nextFromSettings });
  assert.match(JSON.stringify(await rotate(null)), /NEW_SECRET_KEY/);
  assert.match(JSON.stringify(await rotate(old)), /in use/);
  assert.equal(await seedAfterStart(inbox, old), SEED);
  assert.deepEqual(await rotate(next), { ok: true, secrets: 1 });
  assert.equal(await seedAfterStart(inbox, next), SEED);
  assert.throws(() => readSecretKey(inbox.db, inbox.dataDir, old), /not the key that the secrets/);
  assert.equal(existsSync(secretKeyFile(inbox.dataDir)), false);
});

test("a secret that the present key does not open stops the rotation before anything changes", async (t) => {
  const inbox = await inboxWithSecond(t);
  inbox.db.insert(user).values({ id: "b", name: "B", email: "b@example.com", createdAt: at, updatedAt: at }).run();
  inbox.db
    .insert(twoFactor)
    .values({ id: "g", userId: "b", secret: "00".repeat(60), backupCodes: "00" })
    .run();
  const before = readSealed(inbox.db);
  const result = await rotateKey(inbox.db, { dataDir: inbox.dataDir, ...inFile });
  assert.equal(result.ok, false);
  assert.deepEqual(readSealed(inbox.db), before);
  assert.equal(await seedAfterStart(inbox), SEED);
});
