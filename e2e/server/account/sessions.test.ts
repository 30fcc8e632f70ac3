import assert from "node:assert/strict";
import { after, test } from "node:test";
import { errorOf } from "#e2e/harness/ask.ts";
import { type Device, device } from "#e2e/harness/device.ts";
import { newcomer } from "#e2e/harness/newcomer.ts";
import { startServer } from "#e2e/harness/server.ts";
import { WITH_ADMINISTRATOR, withDatabase } from "#e2e/harness/visitors.ts";
import { type Session, sessionListSchema } from "#lib/api/account.ts";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1";

const server = await startServer({ env: WITH_ADMINISTRATOR });
after(() => server.stop());

async function sessionsOf(one: Device): Promise<Session[]> {
  const answer = await one.get("/api/v1/account/sessions");
  assert.equal(answer.status, 200, answer.text);
  return sessionListSchema.parse(answer.json).data;
}

/** A person who is signed in on a laptop and a phone. */
async function withTwoDevices() {
  const { person, laptop } = await newcomer(server, "member");
  const phone = device(server.url, IPHONE);
  assert.equal((await phone.signIn(person)).status, 200);
  return { person, laptop, phone };
}

test("sessions are listed with device and address, and the own one is marked", async () => {
  const { person, laptop } = await withTwoDevices();
  const answer = await laptop.get("/api/v1/account/sessions");
  const sessions = sessionListSchema.parse(answer.json).data;
  assert.equal(sessions.length, 2);
  assert.deepEqual(
    sessions.map(({ current, userAgent }) => [current, userAgent === IPHONE]),
    [
      [true, false],
      [false, true],
    ],
  );
  assert.ok(
    sessions.some(({ userAgent, remoteAddress }) => userAgent === IPHONE && remoteAddress?.startsWith("127.3.")),
  );
  const tokens = withDatabase(server, (db) =>
    db.prepare("SELECT token FROM sessions WHERE user_id = (SELECT id FROM users WHERE email = ?)").all(person.email),
  );
  assert.equal(tokens.length, 2);
  for (const { token } of tokens) assert.ok(!answer.text.includes(String(token)), "a session's token is in the answer");
});

test("a session that is revoked opens nothing more, and its live stream ends at once", async () => {
  const { laptop, phone } = await withTwoDevices();
  const lost = await phone.listens();
  const target = (await sessionsOf(laptop)).find(({ userAgent }) => userAgent === IPHONE);
  assert.ok(target);
  assert.equal((await laptop.post(`/api/v1/account/sessions/${target.id}/revoke`)).status, 200);
  await lost.ends();
  assert.equal((await phone.get("/api/v1/deliveries")).status, 401);
  assert.equal((await laptop.get("/api/v1/deliveries")).status, 200);
  const again = await laptop.post(`/api/v1/account/sessions/${target.id}/revoke`);
  assert.deepEqual([again.status, errorOf(again).code], [404, "not_found"]);
});

test("nobody can end another person's session", async () => {
  const [one, other] = [await withTwoDevices(), await withTwoDevices()];
  for (const { id } of await sessionsOf(other.laptop)) {
    assert.equal((await one.laptop.post(`/api/v1/account/sessions/${id}/revoke`)).status, 404);
  }
  assert.equal((await sessionsOf(other.laptop)).length, 2);
});

test("signing out everywhere else keeps this session alone", async () => {
  const { laptop, phone } = await withTwoDevices();
  const answer = await laptop.post("/api/v1/account/sessions/revoke-others");
  assert.deepEqual(answer.json, { revoked: 1 });
  assert.equal((await phone.get("/api/v1/me")).status, 401);
  assert.deepEqual(
    (await sessionsOf(laptop)).map(({ current }) => current),
    [true],
  );
});

test("signing out everywhere ends this session too, and takes its cookie", async () => {
  const { person, laptop, phone } = await withTwoDevices();
  const streams = [await laptop.listens(), await phone.listens()];
  assert.equal((await laptop.post("/api/v1/account/sessions/revoke-all")).status, 200);
  await Promise.all(streams.map((stream) => stream.ends()));
  assert.deepEqual(
    laptop.cookies().filter(({ name }) => name.includes("session")),
    [],
  );
  for (const one of [laptop, phone]) assert.equal((await one.get("/api/v1/me")).status, 401);
  assert.equal((await laptop.signIn(person)).status, 200);
});

test("signing out ends one session, and its open stream", async () => {
  const { laptop, phone } = await withTwoDevices();
  const stream = await laptop.listens();
  assert.equal((await laptop.post("/api/sign-out")).status, 200);
  await stream.ends();
  assert.equal((await laptop.get("/api/v1/me")).status, 401);
  assert.equal((await phone.get("/api/v1/me")).status, 200);
});

test("a session that is used is seen to be", async () => {
  const { person, laptop, phone } = await withTwoDevices();
  const old = Date.now() - 3_600_000;
  withDatabase(server, (db) =>
    db
      .prepare("UPDATE sessions SET updated_at = ? WHERE user_id = (SELECT id FROM users WHERE email = ?)")
      .run(old, person.email),
  );
  await laptop.get("/api/v1/me");
  assert.deepEqual(
    (await sessionsOf(laptop)).map(({ current, lastSeenAt }) => [current, Date.parse(lastSeenAt) > old]),
    [
      [true, true],
      [false, false],
    ],
  );
  await phone.get("/api/v1/me");
  for (const { lastSeenAt } of await sessionsOf(laptop)) assert.ok(Date.parse(lastSeenAt) > old);
});

test("a session that has run out is not listed", async () => {
  const { laptop } = await withTwoDevices();
  const ids = (await sessionsOf(laptop)).filter(({ current }) => !current).map(({ id }) => id);
  withDatabase(server, (db) => db.prepare("UPDATE sessions SET expires_at = 1000 WHERE id = ?").run(ids[0] ?? ""));
  assert.deepEqual(
    (await sessionsOf(laptop)).map(({ current }) => current),
    [true],
  );
});

test("a role that is changed ends the stream, so that it starts anew with the other rights", async () => {
  const { person, phone } = await withTwoDevices();
  const stream = await phone.listens();
  withDatabase(server, (db) => db.prepare("UPDATE users SET role = 'viewer' WHERE email = ?").run(person.email));
  // Whatever has all streams look again will do.
  await (await withTwoDevices()).laptop.post("/api/sign-out");
  await stream.ends();
  assert.equal((await phone.get("/api/v1/me")).status, 200);
});

test("every step is written down, with the device but no secret", async () => {
  const { person, laptop } = await withTwoDevices();
  const target = (await sessionsOf(laptop)).find(({ userAgent }) => userAgent === IPHONE);
  await laptop.post(`/api/v1/account/sessions/${target?.id}/revoke`);
  await device(server.url).signIn(person);
  await laptop.post("/api/v1/account/sessions/revoke-others");
  await laptop.post("/api/v1/account/sessions/revoke-all");
  const rows = withDatabase(server, (db) =>
    db
      .prepare("SELECT action, detail FROM audit WHERE actor_name = ? AND action LIKE 'session.%' ORDER BY id")
      .all(person.email)
      .map(({ action, detail }) => [action, detail]),
  );
  assert.deepEqual(rows, [
    ["session.revoked", "Safari on iPhone"],
    ["session.revoked_others", "1"],
    ["session.revoked_all", null],
  ]);
});
