import assert from "node:assert/strict";
import { it } from "node:test";
import { formatJsonPath } from "#lib/json/json-path.ts";

it("writes a path as a program does", () => {
  assert.equal(formatJsonPath([]), "");
  assert.equal(formatJsonPath(["data", "tags", 2]), "data.tags[2]");
  assert.equal(formatJsonPath([0, "a"]), "[0].a");
  assert.equal(formatJsonPath(["data", 'odd "key"', "x"]), 'data["odd \\"key\\""].x');
});
