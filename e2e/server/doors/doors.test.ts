import assert from "node:assert/strict";
import { get } from "node:http";
import { after, before, describe, test } from "node:test";
import { ask, errorOf } from "#e2e/harness/ask.ts";
import { rejectionPage } from "#e2e/harness/deliveries.ts";
import { deliver, newWebhookId, smsBody } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { expireSessions, joinAs, makeKey, revokeKey, WITH_ADMINISTRATOR } from "#e2e/harness/visitors.ts";
import { DOORS, type Door, VISITORS, type Visitor } from "#e2e/server/doors/door-table.ts";
import { doorsOfBuild } from "#e2e/server/doors/doors-of-build.ts";

const API_KEY = "0123456789abcdef0123456789abcdef";
/** Whoever comes through one of these is signed in no longer. */
const EXITS = ["POST /api/sign-out", "POST /api/v1/account/sessions/revoke-all"];

type Badges = Record<Visitor, Record<string, string>>;

let server: TestServer;
let rejectionId: string;
let badges: Badges;

before(async () => {
  server = await startServer({ env: { ...WITH_ADMINISTRATOR, API_KEY } });
  const { url } = server;
  const stored = await deliver(url, server.localSecret(), newWebhookId(), smsBody("msg-1"));
  assert.equal(stored.status, 200);
  const refused = await fetch(`${url}/api/allo`, { method: "POST", body: "{}" });
  assert.equal(refused.status, 400);
  const kept = await ask(url, "/api/v1/rejections", { headers: { authorization: `Bearer ${API_KEY}` } });
  rejectionId = String(rejectionPage.parse(kept.json).data[0]?.id);
  badges = await makeBadges();
});
after(() => server.stop());

test("every door of the build stands in the table, and no other", () => {
  assert.deepEqual(Object.keys(DOORS).sort(), doorsOfBuild());
});

describe("each door", () => {
  for (const [name, door] of Object.entries(DOORS)) {
    test(`${name} answers each visitor as the table says`, async () => {
      const shown = EXITS.includes(name) ? await makeBadges() : badges;
      const got = await Promise.all(VISITORS.map((visitor) => knock(name, door, visitor, shown[visitor])));
      assert.deepEqual(
        Object.fromEntries(VISITORS.map((visitor, column) => [visitor, got[column]])),
        Object.fromEntries(VISITORS.map((visitor, column) => [visitor, door.answers[column]])),
      );
    });
  }
});

for (const method of ["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
  test(`nobody gets further with ${method} than with what a door is made for`, async () => {
    for (const [name, { path = pathOf(name) }] of Object.entries(DOORS)) {
      if (!path.startsWith("/api/v1/") || DOORS[`${method} ${pathOf(name)}`]) continue;
      const answer = await ask(server.url, path, { method, headers: { origin: server.url } });
      // Next answers HEAD as GET; OPTIONS may tell which methods there are.
      const answersAsGet = method === "HEAD" && DOORS[`GET ${pathOf(name)}`];
      const expected = answersAsGet ? [401] : method === "OPTIONS" ? [204, 405] : [405];
      assert.ok(expected.includes(answer.status), `${method} ${path}: ${answer.status}`);
      if (answer.text !== "") assert.equal(errorOf(answer).code, "method_not_allowed", `${method} ${path}`);
    }
  });
}

test("a page takes nothing but GET and HEAD, and nothing that Next offers besides is open", async () => {
  for (const [name, { path = pathOf(name) }] of Object.entries(DOORS)) {
    if (path.startsWith("/api/")) continue;
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const headers = { ...badges["an administrator"], origin: server.url, "next-action": "a".repeat(42) };
      const answer = await ask(server.url, path, { method, headers });
      assert.deepEqual([answer.status, answer.headers.allow], [405, "GET, HEAD"], `${method} ${path}`);
    }
  }
  for (const path of ["/_next/image?url=%2Ficon.svg&w=64&q=75", "/_next/image?url=%2Fapi%2Fv1%2Fme&w=64&q=75"]) {
    assert.equal((await ask(server.url, path, { headers: badges["an administrator"] })).status, 404, path);
  }
});

test("what strangers may post to takes no long bodies", async () => {
  const headers = { origin: server.url, "content-type": "application/json" };
  for (const [name, { answers, body }] of Object.entries(DOORS)) {
    if (!name.startsWith("POST ") || answers[0] === 401 || body === undefined) continue;
    const long = `${JSON.stringify(body)}${" ".repeat(100_000)}`;
    for (const framing of [{}, { "transfer-encoding": "chunked" }]) {
      const asked = { method: "POST", headers: { ...headers, ...framing }, body: long };
      const answer = await ask(server.url, pathOf(name), asked);
      const taken = name === "POST /api/sign-out" ? [200] : [413];
      assert.ok(taken.includes(answer.status), `${name}: ${answer.status} ${answer.text}`);
    }
  }
});

test("what only reads refuses a parameter that it does not know, by its name", async () => {
  for (const [name, { path = pathOf(name) }] of Object.entries(DOORS)) {
    if (!name.startsWith("GET /api/v1/")) continue;
    const asked = `${path.replace("REJECTION", rejectionId)}${path.includes("?") ? "&" : "?"}colour=red`;
    const { code, message } = errorOf(await ask(server.url, asked, { headers: badges["an administrator"] }));
    assert.deepEqual([code, message], ["bad_parameter", "colour is not a parameter here."], name);
  }
});

/** What each visitor shows at a door. */
async function makeBadges(): Promise<Badges> {
  const expired = await joinAs(server, "administrator");
  expireSessions(server, expired.email);
  const revoked = await makeKey(server, "administrator");
  await revokeKey(server, revoked.id);
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
  return {
    nobody: {},
    "a viewer": { cookie: (await joinAs(server, "viewer")).cookie },
    "a member": { cookie: (await joinAs(server, "member")).cookie },
    "an administrator": { cookie: (await joinAs(server, "administrator")).cookie },
    "a read key": bearer((await makeKey(server, "read")).key),
    "an administrator's key": bearer((await makeKey(server, "administrator")).key),
    API_KEY: bearer(API_KEY),
    "an expired session": { cookie: expired.cookie },
    "a revoked key": bearer(revoked.key),
  };
}

/** One request of one visitor, from an address of its own; gives the status. */
function knock(
  name: string,
  { path: spelt = pathOf(name), body }: Door,
  visitor: Visitor,
  badge: Record<string, string>,
): Promise<number> {
  const path = spelt.replace("REJECTION", rejectionId);
  const [method = ""] = name.split(" ");
  const headers = { origin: server.url, "content-type": "application/json", ...badge };
  const from = `127.0.0.${10 + VISITORS.indexOf(visitor)}`;
  if (path === "/api/v1/live") return firstStatus(path, headers, from);
  const text = body === undefined ? undefined : JSON.stringify(body);
  return ask(server.url, path, { method, headers, from, ...(text === undefined ? {} : { body: text }) }).then(
    ({ status }) => status,
  );
}

/** A stream goes on and on: its status is all that counts. */
function firstStatus(path: string, headers: Record<string, string>, localAddress: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = get(`${server.url}${path}`, { headers, localAddress, agent: false }, (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    asked.on("error", reject);
  });
}

function pathOf(name: string): string {
  return name.slice(name.indexOf(" ") + 1);
}
