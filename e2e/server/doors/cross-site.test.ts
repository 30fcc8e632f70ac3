import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ask, errorOf } from "#e2e/harness/ask.ts";
import { newWebhookId, signedHeaders, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { ADMINISTRATOR, signIn, WITH_ADMINISTRATOR } from "#e2e/harness/visitors.ts";
import { DOORS } from "#e2e/server/doors/door-table.ts";

const API_KEY = "0123456789abcdef0123456789abcdef";
const JSON_TYPE = { "content-type": "application/json" };

let server: TestServer;
let cookie: string;

before(async () => {
  server = await startServer({ env: { ...WITH_ADMINISTRATOR, API_KEY, ALLO_WEBHOOK_SECRET: TEST_SECRET } });
  cookie = await signIn(server.url, ADMINISTRATOR);
});
after(() => server.stop());

/** What a browser sends for a request that a page of another site makes, and what somebody might make it send. */
const FOREIGN: Record<string, Record<string, string>> = {
  "another origin": { origin: "https://evil.example" },
  "an origin that is kept secret": { origin: "null" },
  "our name on another port": { origin: "http://127.0.0.1:1" },
  "our name as part of another": { origin: "http://127.0.0.1.evil.example" },
  "no origin at all": {},
  "no origin, and another site": { "sec-fetch-site": "cross-site" },
  "no origin, and a site next door": { "sec-fetch-site": "same-site" },
  "no origin, typed by the user": { "sec-fetch-site": "none" },
  "another origin that claims to be ours": { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
  "another origin that a proxy is said to have": {
    origin: "https://evil.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    forwarded: "host=evil.example;proto=https",
  },
};

const changing = Object.keys(DOORS).filter(
  (name) => !/^(?:GET|HEAD|OPTIONS) /.test(name) && !/ \/api\/(?:allo(?:$|\/)|health$|metrics$)/.test(name),
);

describe("what changes something", () => {
  for (const name of changing) {
    test(`${name} is refused from everywhere but the inbox's own pages`, async () => {
      const [method = "", pattern = ""] = name.split(" ");
      const path = pattern.replace(/\[\w+\]/g, "1");
      const body = JSON.stringify(DOORS[name]?.body ?? {});
      for (const [what, headers] of Object.entries(FOREIGN)) {
        const answer = await ask(server.url, path, { method, headers: { ...JSON_TYPE, cookie, ...headers }, body });
        // A body that is not valid may be refused first: nothing was done either way.
        if (answer.status !== 400) assert.deepEqual([what, errorOf(answer).code], [what, "cross_site"]);
      }
      assert.equal((await ask(server.url, "/api/v1/me", { headers: { cookie } })).status, 200, "still signed in");
    });
  }

  test("a form of another site cannot sign its visitor in as somebody else", async () => {
    const answer = await ask(server.url, "/api/sign-in", {
      method: "POST",
      headers: { origin: "https://evil.example", "content-type": "text/plain" },
      body: JSON.stringify(ADMINISTRATOR),
    });
    assert.equal(errorOf(answer).code, "cross_site");
    assert.equal(answer.headers["set-cookie"], undefined);
  });

  test("a page of the inbox may, also in a browser without Origin", async () => {
    for (const headers of [{ origin: server.url }, { "sec-fetch-site": "same-origin" }]) {
      const answer = await ask(server.url, "/api/v1/rejections/promote", {
        method: "POST",
        headers: { ...JSON_TYPE, cookie, ...headers },
      });
      assert.equal(answer.status, 200);
    }
  });

  test("a script with a key has no origin, and needs none", async () => {
    const headers = { ...JSON_TYPE, authorization: `Bearer ${API_KEY}` };
    assert.equal((await ask(server.url, "/api/v1/rejections/promote", { method: "POST", headers })).status, 200);
  });

  test("the webhook is taken whatever its origin says", async () => {
    const body = smsBody("msg-1");
    for (const headers of Object.values(FOREIGN)) {
      const signed = signedHeaders({ id: newWebhookId(), body });
      const answer = await ask(server.url, "/api/allo", { method: "POST", headers: { ...headers, ...signed }, body });
      assert.equal(answer.status, 200);
    }
  });
});

describe("what only reads", () => {
  const reading = Object.keys(DOORS).filter((name) => name.startsWith("GET /api/v1/"));

  for (const name of reading) {
    test(`${name} is refused to a page of another site`, async () => {
      const path = name.slice("GET ".length).replace(/\[\w+\]/g, "1");
      for (const headers of [
        { origin: "https://evil.example" },
        { origin: "null" },
        { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "audio" },
        { "sec-fetch-site": "same-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" },
      ]) {
        const answer = await ask(server.url, path, { headers: { cookie, ...headers } });
        assert.equal(errorOf(answer).code, "cross_site");
        assert.equal(answer.headers["access-control-allow-origin"], undefined);
        assert.equal(answer.headers["cross-origin-resource-policy"], "same-origin");
      }
    });
  }

  test("following a link from elsewhere opens the page", async () => {
    const headers = { cookie, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
    assert.equal((await ask(server.url, "/deliveries", { headers })).status, 200);
  });

  test("a key counts in Authorization, and nowhere else", async () => {
    const given: [path: string, headers: Record<string, string>][] = [
      [`/api/v1/me?key=${API_KEY}`, {}],
      [`/api/v1/me?api_key=${API_KEY}`, {}],
      [`/api/v1/me?access_token=${API_KEY}`, {}],
      ["/api/v1/me", { "x-api-key": API_KEY }],
      ["/api/v1/me", { cookie: `API_KEY=${API_KEY}; api_key=${API_KEY}` }],
      ["/api/v1/me", { authorization: API_KEY }],
      ["/api/v1/me", { authorization: `Basic ${Buffer.from(`:${API_KEY}`).toString("base64")}` }],
      ["/api/v1/me", { authorization: `Bearer ${API_KEY.slice(0, -1)}` }],
      ["/api/v1/me", { authorization: `Bearer ${API_KEY}x` }],
    ];
    for (const [path, headers] of given) assert.equal((await ask(server.url, path, { headers })).status, 401, path);
  });
});
