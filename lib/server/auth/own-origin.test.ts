import assert from "node:assert/strict";
import { test } from "node:test";
import { isCrossSite, isHttps, ownOrigin } from "#lib/server/auth/own-origin.ts";

const bare = { baseUrl: null, trustedProxies: 0 };
const proxied = { baseUrl: null, trustedProxies: 1 };
const named = { baseUrl: "https://inbox.example.com", trustedProxies: 0 };

type Case = [what: string, method: string, headers: Record<string, string>, crossSite: boolean];

const cases: Case[] = [
  ["a page of our own posts", "POST", { origin: "http://inbox.local:3000" }, false],
  ["a page elsewhere posts", "POST", { origin: "http://evil.example" }, true],
  ["another port posts", "POST", { origin: "http://inbox.local:3001" }, true],
  ["a sandboxed page posts", "POST", { origin: "null" }, true],
  ["something without an origin posts", "POST", {}, true],
  ["an old browser posts from here", "POST", { "sec-fetch-site": "same-origin" }, false],
  ["an old browser posts from next door", "DELETE", { "sec-fetch-site": "same-site" }, true],
  ["a page of our own reads", "GET", { "sec-fetch-site": "same-origin" }, false],
  ["somebody types the address", "GET", { "sec-fetch-site": "none" }, false],
  ["somebody follows a link", "GET", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }, false],
  ["a page elsewhere reads", "GET", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" }, true],
  ["a page elsewhere reads with its origin", "GET", { origin: "http://evil.example" }, true],
  ["a script without a browser reads", "GET", {}, false],
];

for (const [what, method, headers, crossSite] of cases) {
  test(`${what}: ${crossSite ? "refused" : "let through"}`, () => {
    assert.equal(isCrossSite(method, new Headers({ host: "inbox.local:3000", ...headers }), bare), crossSite);
  });
}

test("BASE_URL is an origin of ours behind a proxy that changes the host", () => {
  const headers = new Headers({ host: "10.0.0.5:3000", origin: "https://inbox.example.com" });
  assert.equal(isCrossSite("POST", headers, named), false);
  assert.equal(isCrossSite("POST", headers, bare), true);
});

test("only a proxy that is trusted may say https", () => {
  const headers = new Headers({ host: "inbox.local", "x-forwarded-proto": "https" });
  assert.equal(isHttps(headers, bare), false);
  assert.equal(isHttps(headers, proxied), true);
  assert.equal(isHttps(new Headers({ host: "inbox.local" }), named), true);
  assert.equal(ownOrigin(headers, proxied), "https://inbox.local");
});

test("a host that is none makes no address", () => {
  assert.equal(ownOrigin(new Headers({ host: "inbox.local/evil" }), bare), "http://inbox.local");
  assert.equal(ownOrigin(new Headers({ host: "a b" }), bare), "http://localhost");
  assert.equal(ownOrigin(new Headers(), bare), "http://localhost");
});

const https = { baseUrl: "https://inbox.example.com", trustedProxies: 1 };

for (const [origin, host, crossSite] of [
  ["https://inbox.example.com", "inbox.example.com", false],
  ["http://inbox.example.com", "inbox.example.com", true],
  ["http://127.0.0.1:3000", "127.0.0.1:3000", false],
  ["https://evil.example", "inbox.example.com", true],
] as const) {
  test(`where the inbox is https, ${origin} is ${crossSite ? "another site" : "our own"}`, () => {
    assert.equal(isCrossSite("POST", new Headers({ origin, host }), https), crossSite);
  });
}
