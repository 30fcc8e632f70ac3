import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { ask } from "#e2e/harness/ask.ts";
import { allWebhookIds } from "#e2e/harness/deliveries.ts";
import { deliver, newWebhookId, TEST_SECRET } from "#e2e/harness/send.ts";
import { startAndExit, startServer } from "#e2e/harness/server.ts";
import { fillDisk, forbidDirectory, freezeProblem, mountSmallDisk } from "#e2e/harness/storage-faults.ts";

function temporary(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), "allo-inbox-start-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A data directory that a server has written one delivery to, and that delivery's id. */
async function filled(dataDir: string): Promise<string> {
  const server = await startServer({ dataDir });
  const id = newWebhookId();
  assert.equal((await deliver(server.url, server.localSecret(), id, "{}")).status, 200);
  assert.equal(await server.stop(), 0);
  return id;
}

/** Name and bytes of every file; the lock, which anyone who looks leaves behind, aside. */
function contents(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => !name.startsWith("inbox.lock"))
    .map((name) => {
      const path = join(directory, name);
      if (statSync(path).isDirectory()) return `${name}/`;
      return `${name} ${createHash("sha256").update(readFileSync(path)).digest("hex")}`;
    });
}

/** The server ends with 1 after one line that says what is wrong, and changes nothing. */
async function refuses(dataDir: string, line: RegExp, env: Record<string, string> = {}): Promise<void> {
  const before = existsSync(dataDir) && statSync(dataDir).isDirectory() ? contents(dataDir) : null;
  const { code, output } = await startAndExit({ DATA_DIR: dataDir, ...env });
  assert.match(output.trimEnd(), line);
  assert.doesNotMatch(output.trimEnd(), /\n/, "one line");
  assert.equal(code, 1);
  if (before) assert.deepEqual(contents(dataDir), before);
}

test("a port that is taken", async (t) => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  t.after(() => taken.close());
  const address = taken.address();
  assert.ok(address && typeof address === "object");
  const dataDir = join(temporary(t), "data");
  await refuses(dataDir, new RegExp(`^Port ${address.port} is taken\\. .*PORT`), { PORT: String(address.port) });
  assert.equal(existsSync(dataDir), false);
});

test("an address that this machine does not have", async (t) => {
  await refuses(join(temporary(t), "data"), /^Cannot listen on 203\.0\.113\.9:0 \(EADDRNOTAVAIL\)\. Set HOST/, {
    HOST: "203.0.113.9",
  });
});

test("a data directory that another server uses", async (t) => {
  const server = await startServer();
  t.after(() => server.stop());
  await deliver(server.url, server.localSecret(), newWebhookId(), "{}");
  const { code, output } = await startAndExit({ DATA_DIR: server.dataDir });
  assert.match(output, /^DATA_DIR \S+ is in use by another Allo Inbox\. Stop that one, .*\n$/);
  assert.equal(code, 1);
  assert.deepEqual((await ask(server.url, "/api/health")).json, { status: "ok" });
  assert.equal((await allWebhookIds(server.url)).length, 1);
});

test("a data directory that cannot be written", {
  skip: (process.getuid?.() === 0 && freezeProblem()) || false,
}, async (t) => {
  const directory = temporary(t);
  const allow = forbidDirectory(directory);
  try {
    await refuses(directory, /^DATA_DIR \S+ cannot be \w+ \(\w+\)\. Give this user the right to .*directory\.$/);
    await refuses(join(directory, "data"), /^DATA_DIR \S+ cannot be written \(\w+\)\. Give this user the right to /);
  } finally {
    allow();
  }
  assert.deepEqual(readdirSync(directory), []);
});

test("a data directory that is a file, or below one", async (t) => {
  const file = join(temporary(t), "file");
  writeFileSync(file, "mine");
  for (const path of [file, join(file, "data")]) {
    await refuses(path, /^DATA_DIR \S+ cannot be written \(\w+\)\. .*name another directory\.$/);
  }
  assert.equal(readFileSync(file, "utf8"), "mine");
});

test("a full disk, before and after there is a database on it", async (t) => {
  const disk = mountSmallDisk(4);
  if (disk.path === null) {
    t.skip(disk.reason);
    return;
  }
  t.after(disk.remove);
  const full = /^(DATA_DIR \S+ |The disk of DATA_DIR ).*full: make room and start again\.$/;
  const empty = fillDisk(disk.path);
  await refuses(disk.path, full);
  empty();
  const id = await filled(disk.path);
  const again = fillDisk(disk.path);
  await refuses(disk.path, full);
  again();
  const server = await startServer({ dataDir: disk.path });
  assert.deepEqual(await allWebhookIds(server.url), [id]);
  await server.stop();
});

test("an inbox.db that is not a database", async (t) => {
  for (const content of ["these are my notes", Buffer.alloc(8192, 7), "x"]) {
    const directory = temporary(t);
    writeFileSync(join(directory, "inbox.db"), content);
    await refuses(
      directory,
      /^\S+inbox\.db is not a database\. Move it away, or point DATA_DIR to another directory\.$/,
    );
  }
  const directory = temporary(t);
  mkdirSync(join(directory, "inbox.db"));
  await refuses(directory, /^\S+inbox\.db is not a database\. /);
});

test("an inbox.db that is a damaged database", async (t) => {
  const directory = temporary(t);
  await filled(directory);
  const file = join(directory, "inbox.db");
  const bytes = readFileSync(file);
  writeFileSync(file, Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 0x5a)]));
  for (const beside of ["-wal", "-shm"]) rmSync(`${file}${beside}`, { force: true });
  await refuses(directory, /^\S+inbox\.db is damaged \(SQLITE_\w+\)\. Restore a backup, or move it away\.$/);
});

test("an inbox.db of another program", async (t) => {
  const directory = temporary(t);
  const db = new DatabaseSync(join(directory, "inbox.db"));
  db.exec("create table songs (title text); insert into songs values ('one')");
  db.close();
  await refuses(directory, /^\S+inbox\.db is the database of another program\. Point DATA_DIR to /);
});

test("an inbox.db of a newer version", async (t) => {
  const directory = temporary(t);
  await filled(directory);
  const db = new DatabaseSync(join(directory, "inbox.db"));
  db.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 99999999999999)");
  db.close();
  await refuses(
    directory,
    /^\S+inbox\.db was written by a newer version of Allo Inbox\. Start that version, or restore /,
  );
});

test("a local secret that is none", async (t) => {
  const directory = temporary(t);
  writeFileSync(join(directory, "local-webhook-secret"), "hello\n");
  const { code, output } = await startAndExit({ DATA_DIR: directory });
  assert.match(output.trimEnd(), /^\S+local-webhook-secret .*Delete the file; a new one will be made\.$/);
  assert.equal(code, 1);
});

test("wrong settings: all of them at once, each with its cure, and no value of a secret", async (t) => {
  const dataDir = join(temporary(t), "data");
  const { code, output } = await startAndExit({
    DATA_DIR: dataDir,
    PORT: "70000",
    HOST: " ",
    ALLO_WEBHOOK_SECRET: "whsec_c2hvcnQ= plain-marked-secret",
    ALLO_LEGACY_TOKEN: "short-marked",
    MAX_BODY_BYTES: "8MB",
    BASE_URL: "inbox.example.com",
    API_KEY: "key-marked",
    TRUST_PROXY: "maybe",
  });
  assert.equal(code, 1);
  const [headline, ...problems] = output.trimEnd().split("\n");
  assert.equal(headline, "Allo Inbox cannot start with these settings:");
  const expected = [
    /^ {2}- PORT must be .*PORT=3000$/,
    /^ {2}- HOST .*127\.0\.0\.1/,
    /^ {2}- ALLO_WEBHOOK_SECRET number 1 /,
    /^ {2}- ALLO_WEBHOOK_SECRET number 2 /,
    /^ {2}- ALLO_LEGACY_TOKEN must be .*openssl/,
    /^ {2}- MAX_BODY_BYTES must be .*8388608$/,
    /^ {2}- BASE_URL .*https:\/\//,
    /^ {2}- API_KEY must have at least 32 characters.*openssl/,
    /^ {2}- TRUST_PROXY must be off/,
  ];
  assert.equal(problems.length, expected.length, output);
  for (const [i, line] of expected.entries()) assert.match(problems[i] ?? "", line);
  assert.doesNotMatch(output, /marked|c2hvcnQ/);
  assert.equal(existsSync(dataDir), false);
});

test("a directory that was used before is taken again, with what was in it, and readable by this user only", async (t) => {
  const dataDir = join(temporary(t), "deep", "data");
  const id = await filled(dataDir);
  const server = await startServer({ dataDir, env: { ALLO_WEBHOOK_SECRET: TEST_SECRET } });
  assert.deepEqual(await allWebhookIds(server.url), [id]);
  for (const [name, mode] of [
    [".", 0o700],
    ["local-webhook-secret", 0o600],
  ] as const) {
    assert.equal(statSync(join(dataDir, name)).mode & 0o777, mode, name);
  }
  await server.stop();
});
