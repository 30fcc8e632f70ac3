import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { DataDirectoryRefused, localSecret, takeDataDirectory } from "#lib/server/data-directory.ts";

function temporary(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), "allo-inbox-directory-"));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function refused(run: () => unknown, message: RegExp): void {
  assert.throws(run, (cause) => cause instanceof DataDirectoryRefused && message.test(cause.message));
}

test("a directory is made for this user only, and taken by one at a time", (t) => {
  const path = join(temporary(t), "deep", "data");
  const first = takeDataDirectory(path);
  assert.equal(first.database, join(path, "inbox.db"));
  assert.equal(statSync(path).mode & 0o777, 0o700);
  refused(() => takeDataDirectory(path), /is in use by another Allo Inbox\. Stop that one/);
  first.release();
  takeDataDirectory(path).release();
});

test("what is no directory, or holds a lock that is not ours, is refused", (t) => {
  const path = temporary(t);
  const file = join(path, "file");
  writeFileSync(file, "mine");
  refused(() => takeDataDirectory(file), /cannot be written \(EEXIST\)/);
  refused(() => takeDataDirectory(join(file, "data")), /cannot be written \(ENOTDIR\)/);
  writeFileSync(join(path, "inbox.lock"), "x".repeat(4096));
  refused(() => takeDataDirectory(path), /inbox\.lock in it is not ours/);
  assert.equal(readFileSync(file, "utf8"), "mine");
});

test("the local secret is made once, strong, and for this user only", (t) => {
  const path = temporary(t);
  const secret = localSecret(path);
  const file = join(path, "local-webhook-secret");
  assert.equal(secret.label, "local");
  assert.equal(secret.key.length, 32);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.deepEqual(localSecret(path), secret);
  assert.notDeepEqual(localSecret(temporary(t)).key, secret.key);
});

test("a local secret that is none is told of, and never replaced behind one's back", (t) => {
  const path = temporary(t);
  const file = join(path, "local-webhook-secret");
  for (const content of ["", "hello", "whsec_c2hvcnQ="]) {
    writeFileSync(file, content);
    refused(() => localSecret(path), /Delete the file; a new one will be made\.$/);
    assert.equal(readFileSync(file, "utf8"), content);
  }
  refused(() => localSecret(join(path, "nowhere")), /cannot be written \(ENOENT\)/);
});
