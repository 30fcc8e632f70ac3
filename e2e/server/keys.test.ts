import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { asPage, type Page } from "#e2e/harness/as-page.ts";
import { type Answer, ask, askApi, errorOf } from "#e2e/harness/ask.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { ADMINISTRATOR, joinAs, signIn, withDatabase } from "#e2e/harness/visitors.ts";
import { type Key, keysSchema, type NewKey, newKeySchema } from "#lib/api/keys.ts";
import { peopleSchema } from "#lib/api/people.ts";

let server: TestServer;
let ada: Page;

before(async () => {
  server = await startServer();
  ada = asPage(server.url, await signIn(server.url, ADMINISTRATOR));
});
after(() => server.stop());

async function makeKey(page: Page, body: { name: string; scope: Key["scope"]; days?: number }): Promise<NewKey> {
  const answer = await page("POST", "/api/v1/keys", body);
  assert.equal(answer.status, 201, answer.text);
  return newKeySchema.parse(answer.json);
}

async function listed(id: string): Promise<Key | undefined> {
  return keysSchema.parse((await ada("GET", "/api/v1/keys")).json).data.find((key) => key.id === id);
}

function asKey(key: string, path: string, method = "GET", body?: unknown): Promise<Answer> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  return ask(server.url, path, { method, headers: { authorization: `Bearer ${key}` }, ...json });
}

test("a key is shown once, and its hash is all that is kept", async () => {
  const { id, key } = await makeKey(ada, { name: "nightly export", scope: "read" });
  assert.match(key, /^allo_[A-Za-z]{64}$/);
  const shown = await listed(id);
  assert.partialDeepStrictEqual(shown, {
    name: "nightly export",
    scope: "read",
    start: key.slice(0, 10),
    madeBy: ADMINISTRATOR.email,
    lastUsedAt: null,
    expiresAt: null,
  });
  assert.ok(!(await ada("GET", "/api/v1/keys")).text.includes(key));
  const rows = withDatabase(server, (db) => db.prepare("SELECT * FROM api_keys").all());
  assert.ok(!JSON.stringify(rows).includes(key));
});

test("a read key reads and no more, an administrator's key does everything but make keys", async () => {
  const read = await makeKey(ada, { name: "reads", scope: "read" });
  assert.equal((await asKey(read.key, "/api/v1/deliveries")).status, 200);
  assert.equal((await asKey(read.key, "/api/v1/rejections")).status, 200);
  for (const path of ["/api/v1/people", "/api/v1/keys", "/api/v1/audit", "/api/v1/audit.csv", "/api/v1/invitations"]) {
    assert.equal((await asKey(read.key, path)).status, 403, path);
  }
  assert.equal((await asKey(read.key, "/api/v1/test-events", "POST")).status, 403);
  const all = await makeKey(ada, { name: "does", scope: "administrator" });
  assert.equal((await asKey(all.key, "/api/v1/people")).status, 200);
  const more = errorOf(await asKey(all.key, "/api/v1/keys", "POST", { name: "offspring", scope: "administrator" }));
  assert.deepEqual([more.status, more.code], [403, "not_a_person"]);
  assert.equal(
    errorOf(await askApi(server.url, "/api/v1/keys", { method: "POST", body: '{"name":"x","scope":"read"}' })).code,
    "not_a_person",
  );
});

test("a key counts only in the Authorization header", async () => {
  const { key } = await makeKey(ada, { name: "header only", scope: "administrator" });
  for (const name of ["key", "api_key", "apiKey", "access_token", "token"]) {
    assert.equal((await ask(server.url, `/api/v1/deliveries?${name}=${key}`)).status, 401, name);
  }
  const headers = { "x-api-key": key, cookie: `key=${key}` };
  assert.equal((await ask(server.url, "/api/v1/deliveries", { headers })).status, 401);
});

test("the list tells when a key was last used", async () => {
  const { id, key } = await makeKey(ada, { name: "used", scope: "read" });
  await asKey(key, "/api/v1/deliveries");
  const { lastUsedAt } = (await listed(id)) ?? {};
  assert.ok(Date.now() - Date.parse(lastUsedAt ?? "") < 60_000, String(lastUsedAt));
});

test("a revoked key is refused at once, as is one whose time is over", async () => {
  const revoked = await makeKey(ada, { name: "revoked", scope: "read" });
  assert.equal((await asKey(revoked.key, "/api/v1/deliveries")).status, 200);
  assert.equal((await ada("DELETE", `/api/v1/keys/${revoked.id}`)).status, 200);
  assert.equal((await asKey(revoked.key, "/api/v1/deliveries")).status, 401);
  assert.equal((await ada("DELETE", `/api/v1/keys/${revoked.id}`)).status, 404);
  const old = await makeKey(ada, { name: "old", scope: "read", days: 30 });
  const { expiresAt } = (await listed(old.id)) ?? {};
  assert.ok(Math.abs(Date.parse(expiresAt ?? "") - Date.now() - 30 * 86_400_000) < 60_000);
  withDatabase(server, (db) => db.prepare("UPDATE api_keys SET expires_at = 1000 WHERE id = ?").run(old.id));
  assert.equal((await asKey(old.key, "/api/v1/deliveries")).status, 401);
});

test("the keys of an administrator end with the role, and do not come back with it", async () => {
  const eve = await joinAs(server, "administrator");
  const { key } = await makeKey(asPage(server.url, eve.cookie), { name: "of Eve", scope: "administrator" });
  assert.equal((await asKey(key, "/api/v1/people")).status, 200);
  const { data } = peopleSchema.parse((await ada("GET", "/api/v1/people")).json);
  const { id, keys } = data.find(({ email }) => email === eve.email) ?? { id: "", keys: 0 };
  assert.equal(keys, 1);
  for (const role of ["member", "administrator"]) {
    assert.equal((await ada("PATCH", `/api/v1/people/${id}`, { role })).status, 200);
    assert.equal((await asKey(key, "/api/v1/people")).status, 401, role);
  }
});

test("a bad key is refused with a word that helps", async () => {
  for (const [body, message] of [
    [{ scope: "read" }, /name must be a text/],
    [{ name: "  ", scope: "read" }, /name must say what the key is for/],
    [{ name: "x".repeat(65), scope: "read" }, /at most 64/],
    [{ name: "x", scope: "all" }, /scope must be read or administrator/],
    [{ name: "x", scope: "read", days: 0 }, /days must be from 1 to 365/],
    [{ name: "x", scope: "read", days: 1.5 }, /days must be a whole number/],
    [{ name: "x", scope: "read", userId: "me" }, /userId is not a parameter here/],
  ] as const) {
    const refused = errorOf(await ada("POST", "/api/v1/keys", body));
    assert.equal(refused.status, 400);
    assert.match(refused.message, message);
  }
});
