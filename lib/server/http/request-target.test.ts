import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { requestTarget } from "#lib/server/http/request-target.ts";

const targets: [given: string, expected: string | null][] = [
  ["/api/allo", "/api/allo"],
  ["/api/allo/?a=//b?c", "/api/allo/?a=//b?c"],
  ["//api///allo", "/api/allo"],
  ["//evil.example/x", "/evil.example/x"],
  ["http://inbox.example/api/allo?x=1", "/api/allo?x=1"],
  ["HTTPS://inbox.example:8443//api/allo", "/api/allo"],
  ["http://inbox.example", null],
  ["*", null],
  ["", null],
  ["inbox.example:443", null],
  ["ftp://inbox.example/api/allo", null],
  ["/api\\allo", null],
  ["/a?b=\\", "/a?b=\\"],
  ["/api/allo/%", null],
  ["/api/allo/%c3%28", null],
  ["/api/allo/caf%C3%A9?x=%", "/api/allo/caf%C3%A9?x=%"],
  ["/api/allo/../v1/deliveries", null],
  ["/api/allo/%2E./v1", null],
  ["/api/./allo", null],
  ["/api/..", null],
  ["/api/v1/..hidden/a..b", "/api/v1/..hidden/a..b"],
  ["/api/v1/audit.csv?x=/../", "/api/v1/audit.csv?x=/../"],
];

for (const [given, expected] of targets) {
  test(`the target of ${JSON.stringify(given)} is ${expected}`, () => {
    assert.equal(requestTarget(given), expected);
  });
}

test("a target is stable, and its path never starts like another host", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[/a\\?.%:]{0,12}$/), (text) => {
      const target = requestTarget(text);
      if (target === null) return;
      assert.match(target, /^\/(?!\/)/);
      assert.equal(requestTarget(target), target);
    }),
  );
});
