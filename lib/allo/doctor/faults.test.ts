import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { faults } from "#lib/allo/doctor/faults.ts";

test("every fault has a code of its own and stands in the troubleshooting page with cause and cure", () => {
  const page = readFileSync("docs/troubleshooting.md", "utf8");
  assert.equal(new Set(faults.map(({ code }) => code)).size, faults.length);
  for (const { code, cause, cure } of faults) {
    assert.ok(
      page.includes(`| \`${code}\` | ${cause} | ${cure} |`.replaceAll("\\|", "|")),
      `${code} is not in the page`,
    );
  }
});
