import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openDatabase } from "#db/open.ts";
import { perConnection } from "#db/per-connection.ts";
import { temporaryDirectory } from "#db/testing.ts";

test("each connection has its own, made once", (t) => {
  const directory = temporaryDirectory(t);
  const [one, other] = ["one.db", "other.db"].map((name) => openDatabase(join(directory, name)));
  assert.ok(one && other);
  const of = perConnection((db) => ({ db }));
  assert.equal(of(one), of(one));
  assert.equal(of(one).db, one);
  assert.equal(of(other).db, other);
  for (const db of [one, other]) db.$client.close();
});
