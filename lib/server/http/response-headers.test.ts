import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { pagePolicy, SONNER_STYLES, safetyHeaders } from "#lib/server/http/response-headers.ts";

const require = createRequire(import.meta.url);

test("the one sheet that a library writes into pages is known by its hash", () => {
  const source = readFileSync(require.resolve("sonner").replace(/\.js$/, ".mjs"), "utf8");
  const [, sheet = '""'] = /^__insertCSS\((".*")\);$/m.exec(source) ?? [];
  const hashes = [String(JSON.parse(sheet)), ""].map((text) => createHash("sha256").update(text).digest("base64"));
  assert.deepEqual(
    SONNER_STYLES,
    hashes.map((hash) => `'sha256-${hash}'`),
  );
});

test("a page's scripts need the nonce, and nothing else lets them in", () => {
  const policy = pagePolicy("n0nce", false);
  assert.match(policy, /script-src 'self' 'nonce-n0nce' 'strict-dynamic';/);
  assert.doesNotMatch(policy.replace("style-src-attr 'unsafe-inline'", ""), /unsafe|\*|https?:|data:|blob:/);
  for (const directive of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"]) {
    assert.ok(policy.split("; ").includes(directive), directive);
  }
});

test("only development may evaluate text as code", () => {
  assert.match(pagePolicy("n0nce", true), /'unsafe-eval'/);
});

test("only https is promised to stay https", () => {
  const names = (https: boolean) => safetyHeaders(https).map(([name]) => name);
  assert.ok(names(true).includes("Strict-Transport-Security"));
  assert.ok(!names(false).includes("Strict-Transport-Security"));
});
