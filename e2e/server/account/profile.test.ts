import assert from "node:assert/strict";
import { after, test } from "node:test";
import { ask, errorOf } from "#e2e/harness/ask.ts";
import { device } from "#e2e/harness/device.ts";
import { startServer } from "#e2e/harness/server.ts";
import { ADMINISTRATOR, joinAs, WITH_ADMINISTRATOR } from "#e2e/harness/visitors.ts";
import { takePassword } from "#e2e/harness/without-password.ts";
import { accountSchema } from "#lib/api/account.ts";
import { meSchema } from "#lib/api/me.ts";

const API_KEY = "0123456789abcdef0123456789abcdef";

const server = await startServer({ env: { ...WITH_ADMINISTRATOR, API_KEY } });
after(() => server.stop());

test("everybody sees the own account", async () => {
  const laptop = device(server.url);
  await laptop.signIn(ADMINISTRATOR);
  assert.deepEqual(accountSchema.parse((await laptop.get("/api/v1/account")).json), {
    name: "ada",
    email: ADMINISTRATOR.email,
    role: "administrator",
    hasPassword: true,
    secondFactor: { on: false, recoveryCodesLeft: 0 },
  });
  const viewer = await joinAs(server, "viewer");
  const phone = device(server.url);
  await phone.signIn(viewer);
  const account = accountSchema.parse((await phone.get("/api/v1/account")).json);
  assert.deepEqual([account.email, account.role], [viewer.email, "viewer"]);
});

test("who came in by OpenID Connect alone is told that there is no password", async () => {
  const person = await joinAs(server, "member");
  takePassword(server, person.email);
  const headers = { cookie: person.cookie, origin: server.url, "content-type": "application/json" };
  const account = await ask(server.url, "/api/v1/account", { headers });
  assert.equal(accountSchema.parse(account.json).hasPassword, false);
  const body = JSON.stringify({ present: "", next: "no-password-to-change-here" });
  const refused = await ask(server.url, "/api/v1/account/password", { method: "POST", headers, body });
  assert.deepEqual([refused.status, errorOf(refused).code], [409, "no_password"]);
  const factor = await ask(server.url, "/api/v1/account/second-factor", {
    method: "POST",
    headers,
    body: JSON.stringify({ password: "" }),
  });
  assert.equal(factor.status, 400, factor.text);
});

test("a name changes, and is what one is called from then on", async () => {
  const laptop = device(server.url);
  await laptop.signIn(ADMINISTRATOR);
  for (const name of ["", "   ", "x".repeat(101)]) {
    const refused = await laptop.post("/api/v1/account/name", { name });
    assert.deepEqual([refused.status, errorOf(refused).code], [400, "bad_parameter"]);
  }
  assert.equal((await laptop.post("/api/v1/account/name", { name: " Ada Lovelace " })).status, 200);
  assert.equal(meSchema.parse((await laptop.get("/api/v1/me")).json).displayName, "Ada Lovelace");
});

test("a key has no account", async () => {
  const headers = { authorization: `Bearer ${API_KEY}` };
  for (const path of ["", "/sessions"]) {
    const refused = await ask(server.url, `/api/v1/account${path}`, { headers });
    assert.deepEqual([refused.status, errorOf(refused).code], [403, "not_a_person"]);
  }
  const body = JSON.stringify({ name: "key" });
  const refused = await ask(server.url, "/api/v1/account/name", { method: "POST", headers, body });
  assert.deepEqual([refused.status, errorOf(refused).code], [403, "not_a_person"]);
});

test("another site can change nothing", async () => {
  const viewer = await joinAs(server, "viewer");
  for (const path of ["name", "password", "second-factor", "second-factor/off", "sessions/revoke-all"]) {
    const headers = { cookie: viewer.cookie, origin: "https://elsewhere.example", "content-type": "application/json" };
    const refused = await ask(server.url, `/api/v1/account/${path}`, { method: "POST", headers, body: "{}" });
    assert.deepEqual([refused.status, errorOf(refused).code], [403, "cross_site"], path);
  }
  assert.equal((await ask(server.url, "/api/v1/me", { headers: { cookie: viewer.cookie } })).status, 200);
});
