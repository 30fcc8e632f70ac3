import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openPlaceFile } from "#e2e/listen/place.ts";
import { Refused } from "#e2e/listen/refused.ts";

test("each pair of inbox and receiver has a place of its own, and one that is broken is told with its cure", (t) => {
  const home = mkdtempSync(join(tmpdir(), "allo-inbox-place-"));
  t.after(() => rmSync(home, { recursive: true }));
  const directory = join(home, "made", "when-needed");
  const inbox = new URL("https://inbox.example.com");
  const one = openPlaceFile(directory, inbox, new URL("http://localhost:3000/hook"));
  const other = openPlaceFile(directory, inbox, new URL("http://localhost:3001/hook"));
  assert.equal(one.read(), null);
  one.write({ position: 7, waiting: [3], failed: [5] });
  other.write({ position: 8, waiting: [], failed: [] });
  assert.deepEqual(one.read(), { position: 7, waiting: [3], failed: [5] });

  for (const name of readdirSync(directory)) writeFileSync(join(directory, name), '{"position"');
  assert.throws(
    () => one.read(),
    (error) => error instanceof Refused && /place-\w+\.json cannot be read\. Delete it/.test(error.message),
  );
});
