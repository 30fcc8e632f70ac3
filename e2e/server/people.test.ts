import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { asPage, type Page } from "#e2e/harness/as-page.ts";
import { ask, errorOf } from "#e2e/harness/ask.ts";
import { acceptLink, inviteOver, personOf, tokenOf } from "#e2e/harness/people.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { ADMINISTRATOR, cookiesOf, expireSessions, joinAs, post, signIn, withDatabase } from "#e2e/harness/visitors.ts";
import { invitationsSchema, newLinkSchema, peopleSchema } from "#lib/api/people.ts";

let server: TestServer;
let ada: Page;

before(async () => {
  server = await startServer();
  ada = asPage(server.url, await signIn(server.url, ADMINISTRATOR));
});
after(() => server.stop());

test("the set-up link of the log makes the first administrator, and is dead ever after", {
  timeout: 90_000,
}, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "allo-inbox-set-up-"));
  const env = { ADMIN_EMAIL: "", ADMIN_PASSWORD: "" };
  let fresh = await startServer({ dataDir, env });
  try {
    const link = /Set-up link \(once\): +(\S+)/.exec(fresh.output())?.[1] ?? "";
    const token = tokenOf(link);
    const made = await acceptLink(fresh.url, token, "first@example.com");
    assert.equal(made.status, 200, made.text);
    const people = await asPage(fresh.url, cookiesOf(made))("GET", "/api/v1/people");
    assert.deepEqual(
      peopleSchema.parse(people.json).data.map(({ email, role, you }) => [email, role, you]),
      [["first@example.com", "administrator", true]],
    );
    assert.equal(errorOf(await acceptLink(fresh.url, token, "second@example.com")).status, 410);
    await fresh.stop();
    fresh = await startServer({ dataDir, env });
    assert.doesNotMatch(fresh.output(), /Set-up link/);
    assert.equal(errorOf(await post(fresh.url, "/api/welcome", { token })).code, "dead_link");
    assert.equal(errorOf(await acceptLink(fresh.url, token, "second@example.com")).code, "dead_link");
  } finally {
    await fresh.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test("somebody is invited, joins once and has the role of the invitation", async () => {
  const token = await inviteOver(ada, "Joan@Example.com", "viewer");
  const listed = invitationsSchema.parse((await ada("GET", "/api/v1/invitations")).json).data[0];
  assert.partialDeepStrictEqual(listed, { email: "joan@example.com", role: "viewer", expired: false });
  assert.equal(Date.parse(listed?.expiresAt ?? "") - Date.parse(listed?.createdAt ?? ""), 7 * 86_400_000);
  const inspected = await post(server.url, "/api/welcome", { token });
  assert.deepEqual(inspected.json, { kind: "invitation", email: "joan@example.com", role: "viewer" });
  const joined = await acceptLink(server.url, token, "joan@example.com");
  assert.equal(joined.status, 200, joined.text);
  assert.equal((await acceptLink(server.url, token, "joan@example.com")).status, 410);
  const joan = asPage(server.url, cookiesOf(joined));
  assert.equal((await joan("GET", "/api/v1/deliveries")).status, 200);
  assert.equal((await joan("GET", "/api/v1/rejections")).status, 403);
  assert.partialDeepStrictEqual(await personOf(ada, "joan@example.com"), { role: "viewer", you: false });
  assert.doesNotMatch((await ada("GET", "/api/v1/invitations")).text, /joan/);
});

test("a revoked invitation is dead, and so is one that was made anew", async () => {
  const first = await inviteOver(ada, "kim@example.com");
  const second = await inviteOver(ada, "kim@example.com");
  assert.equal((await post(server.url, "/api/welcome", { token: first })).status, 410);
  const [open] = invitationsSchema.parse((await ada("GET", "/api/v1/invitations")).json).data;
  assert.equal(open?.email, "kim@example.com");
  assert.equal((await ada("DELETE", `/api/v1/invitations/${open?.id}`)).status, 200);
  assert.equal((await ada("DELETE", `/api/v1/invitations/${open?.id}`)).status, 404);
  assert.equal((await acceptLink(server.url, second, "kim@example.com")).status, 410);
});

test("a bad invitation is refused with a word that helps", async () => {
  for (const [body, message] of [
    [{ email: "no address", role: "viewer" }, /email must be an e-mail address/],
    [{ email: "a@example.com", role: "owner" }, /role must be administrator, member, viewer/],
    [{ role: "viewer" }, /email must be an e-mail address/],
    [{ email: "a@example.com", role: "viewer", password: "x" }, /password is not a parameter here/],
  ] as const) {
    const refused = errorOf(await ada("POST", "/api/v1/invitations", body));
    assert.equal(refused.status, 400);
    assert.match(refused.message, message);
  }
  assert.equal(
    errorOf(await ada("POST", "/api/v1/invitations", { email: ADMINISTRATOR.email, role: "viewer" })).code,
    "taken",
  );
});

test("a reset link ends the sessions and the second factor, and works once", async () => {
  const dan = await joinAs(server, "member");
  const { id } = await personOf(ada, dan.email);
  withDatabase(server, (db) => {
    db.prepare("INSERT INTO two_factors (id, secret, backup_codes, user_id) VALUES ('f', 'x', 'x', ?)").run(id);
    db.prepare("UPDATE users SET two_factor_enabled = 1 WHERE id = ?").run(id);
  });
  assert.equal((await personOf(ada, dan.email)).secondFactor, true);
  const answer = await ada("POST", `/api/v1/people/${id}/reset-link`);
  assert.equal(answer.status, 201);
  const { link, expiresAt } = newLinkSchema.parse(answer.json);
  assert.ok(Math.abs(Date.parse(expiresAt) - Date.now() - 86_400_000) < 60_000);
  const password = "another four words here";
  assert.equal((await acceptLink(server.url, tokenOf(link), dan.email, password)).status, 200);
  assert.equal((await acceptLink(server.url, tokenOf(link), dan.email, password)).status, 410);
  assert.equal((await asPage(server.url, dan.cookie)("GET", "/api/v1/deliveries")).status, 401);
  assert.equal((await post(server.url, "/api/sign-in", { email: dan.email, password: dan.password })).status, 401);
  assert.deepEqual((await post(server.url, "/api/sign-in", { email: dan.email, password })).json, {
    status: "signed_in",
  });
  assert.equal((await personOf(ada, dan.email)).secondFactor, false);
});

test("last seen is the last time that somebody was here, also after the session is gone", async () => {
  const fay = await joinAs(server, "viewer");
  expireSessions(server, fay.email);
  const { lastSeenAt } = await personOf(ada, fay.email);
  assert.ok(Date.now() - Date.parse(lastSeenAt ?? "") < 60_000);
  await inviteOver(ada, "never@example.com");
  assert.equal((await ask(server.url, "/api/v1/people")).status, 401);
});

test("a newcomer who has to wait keeps the link", async () => {
  const token = await inviteOver(ada, "nora@example.com");
  const from = "127.91.91.91";
  const knock = (path: string, body: unknown, address = from) =>
    ask(server.url, path, {
      method: "POST",
      from: address,
      headers: { origin: server.url, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  for (let i = 0; i < 10; i++) await knock("/api/sign-in", { email: `guess${i}@example.com`, password: "wrong" });
  const accept = { token, name: "Nora", email: "nora@example.com", password: "four words of no sense" };
  assert.equal(errorOf(await knock("/api/welcome/accept", accept)).status, 429);
  assert.equal((await knock("/api/welcome/accept", accept, "127.91.91.92")).status, 200);
});
