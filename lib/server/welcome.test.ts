import assert from "node:assert/strict";
import { test } from "node:test";
import { addressUrl } from "#lib/server/welcome.ts";

test("an address that a server listens on becomes a URL that can be opened", () => {
  for (const [host, url] of [
    ["127.0.0.1", "http://127.0.0.1:3000"],
    ["0.0.0.0", "http://127.0.0.1:3000"],
    ["::", "http://127.0.0.1:3000"],
    ["::1", "http://[::1]:3000"],
    ["fd00::5", "http://[fd00::5]:3000"],
    ["inbox.internal", "http://inbox.internal:3000"],
  ] as const) {
    assert.equal(addressUrl(host, 3000), url);
    assert.ok(URL.canParse(addressUrl(host, 3000)));
  }
});
