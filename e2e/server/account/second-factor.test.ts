import assert from "node:assert/strict";
import { after, test } from "node:test";
import { errorOf } from "#e2e/harness/ask.ts";
import { codeOf, wrongCodeOf } from "#e2e/harness/authenticator.ts";
import { type Device, device } from "#e2e/harness/device.ts";
import { newcomer } from "#e2e/harness/newcomer.ts";
import { startServer } from "#e2e/harness/server.ts";
import { type Credentials, WITH_ADMINISTRATOR, withDatabase } from "#e2e/harness/visitors.ts";
import { accountSchema, authenticatorSchema, recoveryCodesSchema } from "#lib/api/account.ts";

const FACTOR = "/api/v1/account/second-factor";

const server = await startServer({ env: WITH_ADMINISTRATOR });
after(() => server.stop());

type Protected = { person: Credentials; laptop: Device; secret: string; recoveryCodes: string[] };

/** A person who has turned the second factor on, on the way that the page goes. */
async function protectedPerson(): Promise<Protected> {
  const { person, laptop } = await newcomer(server, "member");
  const { secret } = authenticatorSchema.parse((await laptop.post(FACTOR, { password: person.password })).json);
  // The code of the step before, so that the present one is still unused for signing in.
  const confirmed = await laptop.post(`${FACTOR}/confirm`, { code: codeOf(secret, -1) });
  assert.equal(confirmed.status, 200, confirmed.text);
  return { person, laptop, secret, ...recoveryCodesSchema.parse(confirmed.json) };
}

/** A device that has given the password and is asked for a code. */
async function atSecondStep(person: Credentials): Promise<Device> {
  const one = device(server.url);
  const answer = await one.signIn(person);
  assert.deepEqual(answer.json, { status: "second_factor" });
  return one;
}

async function factorOf(one: Device) {
  return accountSchema.parse((await one.get("/api/v1/account")).json).secondFactor;
}

test("it counts only once a code of the app has been confirmed", async () => {
  const { person, laptop } = await newcomer(server, "viewer");
  const early = await laptop.post(`${FACTOR}/confirm`, { code: "123456" });
  assert.deepEqual([early.status, errorOf(early).code], [409, "not_on"]);
  const refused = await laptop.post(FACTOR, { password: "not-my-password" });
  assert.deepEqual([refused.status, errorOf(refused).code], [400, "wrong_password"]);

  const { uri, secret } = authenticatorSchema.parse((await laptop.post(FACTOR, { password: person.password })).json);
  assert.match(uri, /^otpauth:\/\/totp\/Allo%20Inbox:/);
  assert.equal(new URL(uri).searchParams.get("secret"), secret);
  assert.deepEqual((await device(server.url).signIn(person)).json, { status: "signed_in" });

  const wrong = await laptop.post(`${FACTOR}/confirm`, { code: wrongCodeOf(secret) });
  assert.deepEqual([wrong.status, errorOf(wrong).code], [400, "wrong_code"]);
  assert.deepEqual(await factorOf(laptop), { on: false, recoveryCodesLeft: 0 });

  const spaced = codeOf(secret).replace(/^.../, "$& ");
  const confirmed = await laptop.post(`${FACTOR}/confirm`, { code: spaced });
  assert.equal(new Set(recoveryCodesSchema.parse(confirmed.json).recoveryCodes).size, 10);
  assert.deepEqual(await factorOf(laptop), { on: true, recoveryCodesLeft: 10 });
});

test("once it is on, a code alone gives no recovery codes away, and no new secret is made", async () => {
  const { person, laptop, secret } = await protectedPerson();
  const again = await laptop.post(`${FACTOR}/confirm`, { code: codeOf(secret) });
  assert.deepEqual([again.status, errorOf(again).code], [409, "already_on"]);
  const second = await laptop.post(FACTOR, { password: person.password });
  assert.deepEqual([second.status, errorOf(second).code], [409, "already_on"]);
});

test("the password alone opens nothing; the app's code does, once", async () => {
  const { person, secret } = await protectedPerson();
  const phone = await atSecondStep(person);
  assert.equal((await phone.get("/api/v1/me")).status, 401);
  const wrong = await phone.giveCode(wrongCodeOf(secret));
  assert.deepEqual([wrong.status, errorOf(wrong).code], [401, "bad_code"]);
  const code = codeOf(secret);
  assert.deepEqual((await phone.giveCode(code)).json, { status: "signed_in" });
  assert.equal((await phone.get("/api/v1/me")).status, 200);

  const overTheShoulder = await atSecondStep(person);
  const reused = await overTheShoulder.giveCode(code);
  assert.deepEqual([reused.status, errorOf(reused).code], [401, "bad_code"]);
  assert.equal((await overTheShoulder.get("/api/v1/me")).status, 401);
  assert.equal((await phone.get("/api/v1/me")).status, 200);
});

test("a recovery code works once", async () => {
  const { person, laptop, recoveryCodes } = await protectedPerson();
  const [code = ""] = recoveryCodes;
  const phone = await atSecondStep(person);
  assert.deepEqual((await phone.giveCode(code)).json, { status: "signed_in" });
  assert.deepEqual(await factorOf(laptop), { on: true, recoveryCodesLeft: 9 });
  const again = await (await atSecondStep(person)).giveCode(code);
  assert.deepEqual([again.status, errorOf(again).code], [401, "bad_code"]);
});

test("new recovery codes need the password, and end the old ones", async () => {
  const { person, laptop, recoveryCodes } = await protectedPerson();
  const refused = await laptop.post(`${FACTOR}/recovery-codes`, { password: "not-my-password" });
  assert.deepEqual([refused.status, errorOf(refused).code], [400, "wrong_password"]);
  const answer = await laptop.post(`${FACTOR}/recovery-codes`, { password: person.password });
  const renewed = recoveryCodesSchema.parse(answer.json).recoveryCodes;
  assert.equal(renewed.filter((code) => recoveryCodes.includes(code)).length, 0);
  const phone = await atSecondStep(person);
  assert.equal((await phone.giveCode(recoveryCodes[0] ?? "")).status, 401);
  assert.equal((await phone.giveCode(renewed[0] ?? "")).status, 200);
});

test("five wrong codes end a sign-in, ten lock the account for the right code too, from wherever it comes", async () => {
  const { person, secret, recoveryCodes } = await protectedPerson();
  const wrong = wrongCodeOf(secret);
  const first = await atSecondStep(person);
  const codes: string[] = [];
  for (let guess = 0; guess < 6; guess += 1) codes.push(errorOf(await first.giveCode(wrong)).code);
  assert.deepEqual(codes, [...Array<string>(5).fill("bad_code"), "start_again"]);
  assert.equal(errorOf(await first.giveCode(codeOf(secret))).code, "start_again");

  const second = await atSecondStep(person);
  for (let guess = 0; guess < 5; guess += 1) await second.giveCode(wrong);
  for (const code of [codeOf(secret), recoveryCodes[0] ?? ""]) {
    const locked = await (await atSecondStep(person)).giveCode(code);
    assert.deepEqual([locked.status, errorOf(locked).code], [429, "too_many_attempts"]);
    assert.ok(Number(locked.headers["retry-after"]) > 0);
  }
});

test("a trusted device is not asked again, until its person signs out everywhere", async () => {
  const { person, laptop, secret } = await protectedPerson();
  const phone = await atSecondStep(person);
  assert.equal((await phone.giveCode(codeOf(secret), true)).status, 200);
  await phone.post("/api/sign-out");
  assert.deepEqual((await phone.signIn(person)).json, { status: "signed_in" });
  assert.deepEqual((await device(server.url).signIn(person)).json, { status: "second_factor" });
  await laptop.post("/api/v1/account/sessions/revoke-others");
  assert.deepEqual((await phone.signIn(person)).json, { status: "second_factor" });
});

test("a sign-in that waits for its code does not outlive a change of the password", async () => {
  const { person, laptop, secret } = await protectedPerson();
  const thief = await atSecondStep(person);
  const body = { present: person.password, next: "seven-lamps-under-water" };
  assert.equal((await laptop.post("/api/v1/account/password", body)).status, 200);
  const late = await thief.giveCode(codeOf(secret));
  assert.deepEqual([late.status, errorOf(late).code], [401, "start_again"]);
});

test("turning it off needs the password, and the password is enough from then on", async () => {
  const { person, laptop, secret } = await protectedPerson();
  const phone = await atSecondStep(person);
  await phone.giveCode(codeOf(secret), true);
  assert.equal((await laptop.post(`${FACTOR}/off`, { password: "not-my-password" })).status, 400);
  assert.equal((await laptop.post(`${FACTOR}/off`, { password: person.password })).status, 200);
  assert.deepEqual(await factorOf(laptop), { on: false, recoveryCodesLeft: 0 });
  assert.deepEqual((await device(server.url).signIn(person)).json, { status: "signed_in" });
  const actions = withDatabase(server, (db) =>
    db
      .prepare("SELECT action FROM audit WHERE actor_name = ? AND action LIKE 'second_factor%' ORDER BY id")
      .all(person.email)
      .map(({ action }) => action),
  );
  assert.deepEqual(actions, ["second_factor.on", "second_factor.off"]);

  const again = authenticatorSchema.parse((await laptop.post(FACTOR, { password: person.password })).json);
  assert.notEqual(again.secret, secret);
  await laptop.post(`${FACTOR}/confirm`, { code: codeOf(again.secret) });
  await phone.post("/api/sign-out");
  assert.deepEqual((await phone.signIn(person)).json, { status: "second_factor" });
});

test("the seed and the recovery codes are not to be read in the database", async () => {
  const { secret, recoveryCodes } = await protectedPerson();
  const text = JSON.stringify(withDatabase(server, (db) => db.prepare("SELECT * FROM two_factors").all()));
  for (const word of [secret, ...recoveryCodes]) assert.ok(!text.includes(word));
});
