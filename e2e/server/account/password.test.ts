import assert from "node:assert/strict";
import { after, test } from "node:test";
import { errorOf } from "#e2e/harness/ask.ts";
import { device } from "#e2e/harness/device.ts";
import { newcomer } from "#e2e/harness/newcomer.ts";
import { startServer } from "#e2e/harness/server.ts";
import { WITH_ADMINISTRATOR, withDatabase } from "#e2e/harness/visitors.ts";

const server = await startServer({ env: WITH_ADMINISTRATOR });
after(() => server.stop());

function actionsOf(email: string): string[] {
  return withDatabase(server, (db) =>
    db
      .prepare("SELECT action FROM audit WHERE actor_name = ? ORDER BY id")
      .all(email)
      .map((row) => String(row.action)),
  );
}

test("a new password ends every other session, and only it signs in from then on", async () => {
  const { person, laptop } = await newcomer(server, "member");
  const phone = device(server.url);
  await phone.signIn(person);
  const stream = await phone.listens();
  const next = "seven-lamps-under-water";
  assert.equal((await laptop.post("/api/v1/account/password", { present: person.password, next })).status, 200);
  await stream.ends();
  assert.equal((await phone.get("/api/v1/me")).status, 401);
  assert.equal((await laptop.get("/api/v1/me")).status, 200);
  assert.equal((await device(server.url).signIn(person)).status, 401);
  assert.equal((await device(server.url).signIn({ ...person, password: next })).status, 200);
  assert.ok(actionsOf(person.email).includes("password.changed"));
});

test("nothing changes without the present password, nor to a weak one", async () => {
  const { person, laptop } = await newcomer(server, "viewer");
  for (const [present, next, code] of [
    ["not-the-present-one", "seven-lamps-under-water", "wrong_password"],
    [person.password, "short", "weak_password"],
    [person.password, "passwordpassword", "weak_password"],
    [person.password, person.email, "weak_password"],
    [person.password, person.password, "same_password"],
    [person.password, "🦊🐙🦉🐝".repeat(32), "weak_password"],
  ] as const) {
    const refused = await laptop.post("/api/v1/account/password", { present, next });
    assert.deepEqual([refused.status, errorOf(refused).code], [400, code], next);
  }
  assert.equal((await device(server.url).signIn(person)).status, 200);
  assert.ok(actionsOf(person.email).includes("password.refused"));
  assert.ok(!actionsOf(person.email).includes("password.changed"));
});

test("a stolen session is no place to guess the password, from however many networks", async () => {
  const { person, laptop: thief } = await newcomer(server, "viewer");
  const codes: string[] = [];
  for (let guess = 0; guess < 11; guess += 1) {
    thief.moves();
    const refused = await thief.post("/api/v1/account/second-factor", { password: `guess-number-${guess}` });
    codes.push(errorOf(refused).code);
  }
  assert.deepEqual(codes, [...Array<string>(10).fill("wrong_password"), "too_many_attempts"]);
  const right = await thief.post("/api/v1/account/second-factor", { password: person.password });
  assert.equal(right.status, 429);
  assert.ok(Number(right.headers["retry-after"]) > 0);
});
