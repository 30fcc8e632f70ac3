import assert from "node:assert/strict";
import { test } from "node:test";
import { safePath } from "#lib/server/auth/safe-path.ts";

const kept = ["/", "/deliveries", "/deliveries/12?topic=a#x", "/settings/audit?who=a%40b.c"];

const refused = [
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n//evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "/a/..//evil.example",
  "/%2e//evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "evil.example",
  "\\\\evil.example",
  " /deliveries",
  "",
];

for (const path of kept) {
  test(`${path} is a path of this inbox`, () => assert.equal(safePath(path), path));
}

for (const path of refused) {
  test(`${JSON.stringify(path)} leads nowhere else`, () => assert.equal(safePath(path), "/"));
}

test("a browser ends up here, whatever was claimed", () => {
  for (const path of [...kept, ...refused, "/a/../b", "/a//b", "/@evil.example", "/:80", "/;//x"]) {
    const arrived = new URL(safePath(path), "https://inbox.example.com/sign-in");
    assert.equal(arrived.origin, "https://inbox.example.com", path);
  }
});

test("a parameter that is missing or given twice counts as none", () => {
  assert.equal(safePath(undefined), "/");
  assert.equal(safePath(["/deliveries", "//evil.example"]), "/");
});
