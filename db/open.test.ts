import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type TestContext, test } from "node:test";
import Database from "better-sqlite3";
import { DatabaseRefused, openDatabase } from "#db/open.ts";
import { temporaryDirectory } from "#db/testing.ts";

function newFile(t: TestContext): string {
  return join(temporaryDirectory(t), "inbox.db");
}

/** A database of this version, changed by `change` behind its back and closed. */
function changed(t: TestContext, change: (db: Database.Database) => void): string {
  const file = newFile(t);
  openDatabase(file).$client.close();
  const db = new Database(file);
  change(db);
  db.pragma("wal_checkpoint(truncate)");
  db.close();
  return file;
}

function refused(file: string, message: RegExp): void {
  const before = readFileSync(file);
  assert.throws(
    () => openDatabase(file),
    (cause) => cause instanceof DatabaseRefused && message.test(cause.message),
  );
  assert.deepEqual(readFileSync(file), before, "not a byte is changed");
  assert.deepEqual(readdirSync(dirname(file)), ["inbox.db"], "nothing is left beside it");
}

test("a new file gets every table, durable commits and foreign keys", (t) => {
  const db = openDatabase(newFile(t));
  t.after(() => db.$client.close());
  assert.equal(db.$client.pragma("journal_mode", { simple: true }), "wal");
  assert.equal(db.$client.pragma("synchronous", { simple: true }), 2);
  assert.equal(db.$client.pragma("foreign_keys", { simple: true }), 1);
  assert.throws(
    () =>
      db.$client.prepare("insert into conflicting_bodies (delivery_id, sha256, body) values (77, x'00', x'00')").run(),
    { code: "SQLITE_CONSTRAINT_FOREIGNKEY" },
  );
});

test("opened again, everything is as it was", (t) => {
  const file = changed(t, (db) =>
    db.exec("insert into progress (name, attempt_id, code_version) values ('mine', 7, 1)"),
  );
  const db = openDatabase(file);
  t.after(() => db.$client.close());
  assert.deepEqual(db.$client.prepare("select attempt_id from progress").all(), [{ attempt_id: 7 }]);
});

for (const content of ["my notes", "SQLite format 2\0 and the rest", "x"]) {
  test(`a file that holds "${content.slice(0, 15)}" is not a database`, (t) => {
    const file = newFile(t);
    writeFileSync(file, content);
    refused(file, /is not a database\. Move it away/);
  });
}

test("a directory in its place is not a database either", (t) => {
  const directory = temporaryDirectory(t);
  assert.throws(() => openDatabase(directory), DatabaseRefused);
});

test("an empty file is taken as a new database", (t) => {
  const file = newFile(t);
  writeFileSync(file, "");
  openDatabase(file).$client.close();
});

test("a damaged database is refused with the way out", (t) => {
  const file = changed(t, () => {});
  const bytes = readFileSync(file);
  writeFileSync(file, Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 0x5a)]));
  refused(file, /is damaged \(SQLITE_\w+\)\. Restore a backup/);
  writeFileSync(file, Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(8000, 0x5a)]));
  refused(file, /is damaged \(SQLITE_NOTADB\)\. Restore a backup/);
});

test("the database of another program is left alone", (t) => {
  const file = newFile(t);
  const db = new Database(file);
  db.exec("create table songs (title text)");
  db.close();
  refused(file, /is the database of another program/);
});

test("a database of a newer version is left alone", (t) => {
  const file = changed(t, (db) =>
    db.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 99999999999999)"),
  );
  refused(file, /was written by a newer version/);
});
