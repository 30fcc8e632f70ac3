import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ask, askApi } from "#e2e/harness/ask.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { ADMINISTRATOR, cookiesOf, post, signIn, WITH_ADMINISTRATOR } from "#e2e/harness/visitors.ts";
import { setupSchema } from "#lib/api/setup.ts";

const PUBLIC = "https://inbox.example.com";

/** How a server is reached, what its visitors send along, and whether that is https. */
const ways: Record<string, { env: Record<string, string>; headers: Record<string, string>; https: boolean }> = {
  "plain http": { env: {}, headers: {}, https: false },
  "http that claims to be https, with no proxy to believe": {
    env: {},
    headers: { "x-forwarded-proto": "https" },
    https: false,
  },
  "https at a trusted proxy": { env: { TRUST_PROXY: "1" }, headers: { "x-forwarded-proto": "https" }, https: true },
  "http at a trusted proxy": { env: { TRUST_PROXY: "1" }, headers: { "x-forwarded-proto": "http" }, https: false },
  "an https BASE_URL": { env: { BASE_URL: PUBLIC }, headers: { origin: PUBLIC }, https: true },
};

for (const [way, { env, headers, https }] of Object.entries(ways)) {
  describe(way, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer({ env: { ...WITH_ADMINISTRATOR, ...env } });
    });
    after(() => server.stop());

    test(`cookies are HttpOnly and SameSite=Lax${https ? ", and Secure" : ""}`, async () => {
      const origin = headers.origin ?? (https ? server.url.replace("http:", "https:") : server.url);
      const answer = await post(server.url, "/api/sign-in", ADMINISTRATOR, { ...headers, origin });
      assert.equal(answer.status, 200, answer.text);
      const cookies = answer.headers["set-cookie"] ?? [];
      assert.ok(cookies.length > 0);
      for (const cookie of cookies) {
        assert.match(cookie, /; HttpOnly/);
        assert.match(cookie, /; SameSite=Lax/);
        assert.match(cookie, /; Path=\//);
        assert.doesNotMatch(cookie, /; Domain=/);
        assert.equal(cookie.includes("; Secure"), https);
        assert.equal(cookie.startsWith("__Secure-"), https);
      }
      const me = await ask(server.url, "/api/v1/me", { headers: { ...headers, cookie: cookiesOf(answer) } });
      assert.equal(me.status, 200);
    });

    test("the webhook URL that is shown is the address that visitors use", async () => {
      const answer = await askApi(server.url, "/api/v1/setup", { headers });
      const own = https ? server.url.replace("http:", "https:") : server.url;
      assert.equal(setupSchema.parse(answer.json).webhookUrl, `${env.BASE_URL ?? own}/api/allo`);
    });

    test(`${https ? "https is promised to last" : "nothing is promised about https"}`, async () => {
      for (const path of ["/sign-in", "/api/health", "/api/v1/me", "/icon.svg"]) {
        const answer = await ask(server.url, path, { headers });
        assert.equal(answer.headers["strict-transport-security"] !== undefined, https, path);
      }
    });
  });
}

describe("every answer", () => {
  let server: TestServer;
  let cookie: string;
  before(async () => {
    server = await startServer({ env: WITH_ADMINISTRATOR });
    cookie = await signIn(server.url, ADMINISTRATOR);
  });
  after(() => server.stop());

  for (const path of [
    "/sign-in",
    "/deliveries",
    "/nothing",
    "/api/health",
    "/api/v1/me",
    "/api/nothing",
    "/icon.svg",
  ]) {
    test(`${path} comes with headers that keep browsers careful`, async () => {
      const { headers } = await ask(server.url, path, { headers: { cookie } });
      assert.equal(headers["x-content-type-options"], "nosniff");
      assert.equal(headers["x-frame-options"], "DENY");
      assert.equal(headers["referrer-policy"], "same-origin");
      assert.equal(headers["cross-origin-resource-policy"], "same-origin");
      assert.equal(headers["cross-origin-opener-policy"], "same-origin");
      assert.match(String(headers["permissions-policy"]), /camera=\(\), microphone=\(\)/);
      assert.match(String(headers["content-security-policy"]), /frame-ancestors 'none'/);
      assert.equal(headers["x-powered-by"], undefined);
    });
  }

  for (const path of ["/deliveries", "/sign-in", "/welcome", "/api/v1/me", "/api/v1/deliveries", "/nothing"]) {
    test(`${path} is kept by no cache on the way`, async () => {
      const { headers } = await ask(server.url, path, { headers: { cookie } });
      assert.match(String(headers["cache-control"]), /no-store/);
    });
  }

  for (const path of ["/api/health", "/api/v1/me"]) {
    test(`${path} is answered and never redirected, whatever a client says of Next`, async () => {
      const sent = { cookie, rsc: "1", "next-router-prefetch": "1", "x-nextjs-data": "1", "next-action": "x" };
      const { status, json } = await ask(server.url, path, { headers: sent });
      assert.equal(status, 200);
      assert.ok(json);
    });
  }

  test("a client's own policy or nonce counts for nothing", async () => {
    const sent = {
      "content-security-policy": "script-src 'nonce-chosen'",
      "content-security-policy-report-only": "script-src 'nonce-chosen'",
      "x-allo-inbox-nonce": "chosen",
    };
    const { headers, text } = await ask(server.url, "/sign-in", { headers: sent });
    assert.doesNotMatch(`${headers["content-security-policy"]} ${text}`, /chosen/);
  });

  test("a client's own word for its address or path counts for nothing", async () => {
    const sent = { "x-allo-inbox-path": "/evil", "x-allo-inbox-client": "203.0.113.7" };
    const { headers } = await ask(server.url, "/overview", { headers: sent });
    assert.equal(headers.location, "/sign-in?then=%2Foverview");
  });

  for (const host of [
    "evil.example",
    "evil.example:99999",
    "evil.example@127.0.0.1",
    "",
    "a b",
    "[::1",
    "127.0.0.1:0",
  ]) {
    test(`a request for host "${host}" leads nowhere else`, async () => {
      for (const path of ["/", "/deliveries", "/sign-in", "/api/v1/me"]) {
        const { status, headers, text } = await ask(server.url, path, { headers: { host } });
        assert.ok(status < 500, `${path}: ${status}`);
        assert.match(headers.location ?? "/", /^\/(?!\/)/);
        assert.ok(!text.includes("evil.example"), path);
      }
    });
  }

  for (const then of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/\t/evil.example",
    "/.//evil.example",
  ]) {
    test(`after signing in, "${JSON.stringify(then)}" leads nowhere else`, async () => {
      const { headers } = await ask(server.url, `/sign-in?then=${encodeURIComponent(then)}`, { headers: { cookie } });
      assert.equal(new URL(String(headers.location), server.url).origin, server.url);
    });
  }
});
