import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { symmetricEncrypt } from "better-auth/crypto";
import { twoFactor, user } from "#db/people-schema.ts";
import { temporaryDirectory, testInbox } from "#db/testing.ts";
import { createAccess } from "#lib/server/auth/access.ts";
import { createPerson } from "#lib/server/auth/accounts.ts";
import { CLIENT_ADDRESS_HEADER } from "#lib/server/auth/client-address.ts";
import { enter, signInWithCode } from "#lib/server/auth/sign-in.ts";
import { readEnv } from "#lib/server/env.ts";

const everything = { actions: null, actor: null, from: null, to: null };
const ben = { email: "ben@example.com", password: "correct-horse-battery" };
const FROM = "203.0.113.7";

async function withSecondFactor(context: TestContext) {
  const settings = readEnv({ DATA_DIR: temporaryDirectory(context) });
  if (!settings.ok) throw new Error(settings.problems.join());
  const { db } = testInbox(context);
  const access = createAccess({ people: db, tries: db }, settings.env, () => {});
  const { id } = await createPerson(access.auth(false), { ...ben, name: "Ben", role: "member" });
  const { secret: key } = await access.auth(false).$context;
  const [secret, backupCodes] = [
    await symmetricEncrypt({ key, data: "a seed" }),
    await symmetricEncrypt({ key, data: "[]" }),
  ];
  db.insert(twoFactor).values({ id: "f", userId: id, secret, backupCodes }).run();
  db.update(user).set({ twoFactorEnabled: true }).run();
  return access;
}

function request(cookie = ""): Request {
  const headers = { "sec-fetch-site": "same-origin", [CLIENT_ADDRESS_HEADER]: FROM, cookie };
  return new Request("http://localhost/api/sign-in", { method: "POST", headers });
}

test("a wrong code is written down with the account that it was for, also where no sign-in waits", async (t) => {
  const access = await withSecondFactor(t);
  const entered = await enter(access, request(), ben);
  assert.deepEqual(await entered.json(), { status: "second_factor" });
  const cookie = entered.headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0])
    .join("; ");
  for (const sent of [cookie, "", cookie.replaceAll(/=[^.;]+/g, "=2fa-guessed")]) {
    assert.equal((await signInWithCode(access, request(sent), { code: "wrong", trustDevice: false })).status, 401);
  }
  assert.deepEqual(
    access.audit.list(everything, 5).map(({ action, target, remoteAddress }) => [action, target, remoteAddress]),
    ["an unknown sign-in", "an unknown sign-in", ben.email].map((target) => ["second_factor.failed", target, FROM]),
  );
});
