import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { asPage, type Page } from "#e2e/harness/as-page.ts";
import { errorOf } from "#e2e/harness/ask.ts";
import { acceptLink, inviteOver, personOf, tokenOf } from "#e2e/harness/people.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { openStream } from "#e2e/harness/stream.ts";
import { ADMINISTRATOR, joinAs, post, signIn } from "#e2e/harness/visitors.ts";
import { newLinkSchema } from "#lib/api/people.ts";

let server: TestServer;
let ada: Page;

before(async () => {
  server = await startServer();
  ada = asPage(server.url, await signIn(server.url, ADMINISTRATOR));
});
after(() => server.stop());

test("a change of role is felt by open sessions and open streams at once", async () => {
  const ben = await joinAs(server, "member");
  const page = asPage(server.url, ben.cookie);
  assert.equal((await page("GET", "/api/v1/rejections")).status, 200);
  const stream = await openStream(`${server.url}/api/v1/live`, { cookie: ben.cookie });
  await stream.until("retry:");
  const { id } = await personOf(ada, ben.email);
  const changed = await ada("PATCH", `/api/v1/people/${id}`, { role: "viewer" });
  assert.partialDeepStrictEqual(changed.json, { role: "viewer" });
  await stream.ended;
  assert.equal((await page("GET", "/api/v1/rejections")).status, 403);
  assert.equal((await page("GET", "/api/v1/deliveries")).status, 200);
});

test("who is removed is out at once, and the way back is a new invitation", async () => {
  const cyd = await joinAs(server, "member");
  const page = asPage(server.url, cyd.cookie);
  const { id } = await personOf(ada, cyd.email);
  const reset = tokenOf(newLinkSchema.parse((await ada("POST", `/api/v1/people/${id}/reset-link`)).json).link);
  const stream = await openStream(`${server.url}/api/v1/live`, { cookie: cyd.cookie });
  await stream.until("retry:");
  assert.deepEqual((await ada("DELETE", `/api/v1/people/${id}`)).json, { status: "removed" });
  await stream.ended;
  assert.equal((await page("GET", "/api/v1/deliveries")).status, 401);
  assert.equal((await post(server.url, "/api/sign-in", { email: cyd.email, password: cyd.password })).status, 401);
  assert.equal((await post(server.url, "/api/welcome", { token: reset })).status, 410);
  assert.equal((await ada("DELETE", `/api/v1/people/${id}`)).status, 404);
  assert.equal((await acceptLink(server.url, await inviteOver(ada, cyd.email), cyd.email)).status, 200);
});

test("the last administrator stays, and links that an administrator made go with the role", async () => {
  const { id } = await personOf(ada, ADMINISTRATOR.email);
  for (const answer of [
    await ada("PATCH", `/api/v1/people/${id}`, { role: "viewer" }),
    await ada("DELETE", `/api/v1/people/${id}`),
  ]) {
    const refused = errorOf(answer);
    assert.deepEqual([refused.status, refused.code], [409, "last_administrator"]);
    assert.match(refused.message, /Make somebody else an administrator first/);
  }
  const eve = await joinAs(server, "administrator");
  const evil = asPage(server.url, eve.cookie);
  const made = await evil("POST", "/api/v1/invitations", { email: "eve2@example.com", role: "administrator" });
  const token = tokenOf(newLinkSchema.parse(made.json).link);
  assert.equal(
    (await ada("PATCH", `/api/v1/people/${(await personOf(ada, eve.email)).id}`, { role: "viewer" })).status,
    200,
  );
  assert.equal((await acceptLink(server.url, token, "eve2@example.com")).status, 410);
  assert.equal((await evil("GET", "/api/v1/people")).status, 403);
});
