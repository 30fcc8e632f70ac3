import assert from "node:assert/strict";
import { test } from "node:test";
import { parseOptions, sections, usage } from "#e2e/bench/options.ts";

test("without options every section runs in full and prints tables", () => {
  const parsed = parseOptions([]);
  assert.ok(parsed.ok);
  assert.partialDeepStrictEqual(parsed.options, { only: [...sections], quick: false, json: false, help: false });
});

test("sections may be chosen, and run in their own order however they are named", () => {
  const parsed = parseOptions(["--only", "disk", "--only=ingest", "--only", "disk", "--json"]);
  assert.ok(parsed.ok);
  assert.deepEqual(parsed.options.only, ["ingest", "disk"]);
  assert.equal(parsed.options.json, true);
});

test("what is unknown is named", () => {
  for (const [args, named] of [
    [["--only", "lunch"], /"lunch"/],
    [["--fast"], /--fast/],
    [["ingest"], /ingest/],
    [["--only"], /--only/],
  ] as const) {
    const parsed = parseOptions(args);
    assert.ok(!parsed.ok);
    assert.match(parsed.problem, named);
    assert.match(parsed.problem, /See --help\.$/);
  }
});

test("the help names every section", () => {
  for (const section of sections) assert.match(usage, new RegExp(`\\b${section}: `));
});
