import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { findSecret } from "#e2e/simulator/secret-source.ts";

function secretOf(text: string): string {
  return `whsec_${Buffer.from(text.padEnd(24, ".")).toString("base64")}`;
}

function keyFrom(found: ReturnType<typeof findSecret>): string {
  assert.ok(found.ok, found.ok ? "" : found.problem);
  return Buffer.from(found.secret.key).toString().replaceAll(".", "");
}

test("the command line comes first, then the first of the settings, then the server's own file", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "allo-simulator-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const settings = { ALLO_WEBHOOK_SECRET: ` new=${secretOf("settings")},${secretOf("older")}`, DATA_DIR: folder };
  assert.match(missing({ DATA_DIR: folder }), /local-webhook-secret does not exist\. Start the server once/);
  writeFileSync(join(folder, "local-webhook-secret"), `${secretOf("file")}\n`);
  assert.equal(keyFrom(findSecret(secretOf("given"), settings)), "given");
  assert.equal(keyFrom(findSecret(null, settings)), "settings");
  assert.equal(keyFrom(findSecret(null, { DATA_DIR: folder })), "file");
});

test("a secret that cannot be one is refused without repeating it", () => {
  const problem = missing({ ALLO_WEBHOOK_SECRET: "hunter2hunter2" });
  assert.match(problem, /from ALLO_WEBHOOK_SECRET does not start with whsec_/);
  assert.doesNotMatch(problem, /hunter2/);
});

function missing(settings: Parameters<typeof findSecret>[1]): string {
  const found = findSecret(null, settings);
  assert.ok(!found.ok);
  return found.problem;
}
