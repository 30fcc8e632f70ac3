import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { hashOfSources, importedBy } from "#e2e/bench/lists/sources.ts";

test("what writes the database is among the sources, what only reads it is not", () => {
  const sources = importedBy(["e2e/bench/lists/fill.ts", "e2e/bench/lists/history.ts"]);
  for (const file of [
    "db/ingest.ts",
    "db/read-log.ts",
    "db/schema.ts",
    "lib/allo/search-text.ts",
    "e2e/simulator/talk.ts",
  ]) {
    assert.ok(sources.includes(file), file);
  }
  assert.ok(!sources.includes("db/delivery-list.ts"));
  assert.equal(new Set(sources).size, sources.length);
});

test("another byte in any of them is another hash", (t) => {
  const directory = mkdtempSync(join(tmpdir(), "allo-inbox-sources-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const entry = join(directory, "entry.ts");
  const extra = join(directory, "extra.sql");
  writeFileSync(entry, 'import { short } from "#e2e/bench/report/format.ts";');
  writeFileSync(extra, "select 1");
  const hash = () => hashOfSources([entry], [join(directory, "*.sql")]);
  const before = hash();
  assert.equal(hash(), before);
  writeFileSync(extra, "select 2");
  const after = hash();
  assert.notEqual(after, before);
  writeFileSync(entry, "export const nothing = 0;");
  assert.notEqual(hash(), after);
});
