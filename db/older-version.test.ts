import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { listCalls } from "#db/calls/list-calls.ts";
import { listDeliveries } from "#db/delivery-list.ts";
import { createEndpointStore } from "#db/forwards/endpoint-store.ts";
import { createIdSequence } from "#db/ids.ts";
import { createWriteArrival } from "#db/ingest.ts";
import { DatabaseRefused, openConnection, openDatabase } from "#db/open.ts";
import { createProjector } from "#db/projector.ts";
import { createQuarantine } from "#db/quarantine.ts";
import { arrival, smsBody, temporaryDirectory } from "#db/testing.ts";
import { NO_CALL_FILTERS } from "#lib/api/call-filters.ts";
import { EMPTY_FILTERS } from "#lib/api/delivery-filters.ts";

/** A database as the version left it that knew only the first `count` migrations. */
function olderDatabase(t: TestContext, count: number) {
  const directory = temporaryDirectory(t);
  const migrationsFolder = join(directory, "migrations");
  cpSync("db/migrations", migrationsFolder, { recursive: true });
  const journalFile = join(migrationsFolder, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8"));
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  const db = openConnection(join(directory, "inbox.db"), "FULL");
  migrate(db, { migrationsFolder });
  db.$client.pragma(`application_id = ${0x416c6c6f}`);
  return { db, file: join(directory, "inbox.db"), migrationsFolder };
}

/** Adds one migration to those of a test. */
function addMigration(migrationsFolder: string, tag: string, statements: readonly string[]): void {
  const journalFile = join(migrationsFolder, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8"));
  const idx = journal.entries.length;
  const when = journal.entries.at(-1).when + 1;
  const entries = [...journal.entries, { idx, version: "6", when, tag, breakpoints: true }];
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries }));
  writeFileSync(join(migrationsFolder, `${tag}.sql`), statements.join("--> statement-breakpoint\n"));
}

test("only a database of an older version is told to be migrated", (t) => {
  const { db, file } = olderDatabase(t, 1);
  db.$client.close();
  let told = 0;
  const open = () => openDatabase(file, () => told++).$client.close();
  open();
  assert.equal(told, 1);
  open();
  assert.equal(told, 1);

  openDatabase(join(temporaryDirectory(t), "inbox.db"), () => told++).$client.close();
  assert.equal(told, 1);
});

test("what an older version had read is read again where the index became another", (t) => {
  const { db: older, file } = olderDatabase(t, 2);
  const { id } = createWriteArrival(older)(arrival("msg_a", smsBody("sms_a")), createIdSequence(older).next(), false);
  older.$client.exec("insert into progress (name, attempt_id, code_version) values ('readings', 1, 1)");
  older.$client.close();

  const db = openDatabase(file);
  t.after(() => db.$client.close());
  while (!createProjector(db, Date.now, () => {}).follow(100));
  const { data } = listDeliveries(
    db,
    { ...EMPTY_FILTERS, q: "camil", topic: ["sms.received"] },
    { limit: 5 },
    "payload",
  );
  assert.deepEqual(
    data.map((item) => item.id),
    [id],
  );
});

test("what was read before this version knew of calls becomes calls at the next start, and is counted once", (t) => {
  const { db: older, file } = olderDatabase(t, 4);
  const write = createWriteArrival(older);
  const ids = createIdSequence(older);
  const sample = (name: string) => readFileSync(`lib/allo/samples/v2-call.${name}.json`);
  const ring = ids.next();
  write(arrival("msg_a", sample("received")), ring, false);
  write(arrival("msg_b", sample("completed")), ids.next(), false);
  older.$client.exec(`
    insert into readings (id, topic, title, subtitle, content_key, verdict, attempts)
      select id, 'call.received', 'as it was read', '', '', 'unique', 1 from deliveries;
    insert into progress (name, attempt_id, code_version) select 'readings', max(id), 1 from attempts`);
  older.$client.close();

  const db = openDatabase(file);
  t.after(() => db.$client.close());
  while (!createProjector(db, Date.now, () => {}).follow(100));
  const { data } = listCalls(db, NO_CALL_FILTERS, { limit: 5 }, Date.now());
  assert.deepEqual(
    data.map((call) => [call.id, call.them.name, call.ring?.deliveryId]),
    [[ring, "Camille Rousset", ring]],
  );
  const { data: deliveries } = listDeliveries(db, { ...EMPTY_FILTERS, q: "camille" }, { limit: 5 }, "shown");
  assert.deepEqual(
    deliveries.map(({ topic }) => topic),
    ["call.completed", "call.received"],
  );
  assert.equal(db.$client.prepare("select sum(deliveries) from tallies where grain = 'total'").pluck().get(), 2);
});

test("a secret whose grace had begun before this version goes on signing", (t) => {
  const { db: older, file } = olderDatabase(t, 21);
  older.$client.exec(`
    insert into endpoints (url, description, created_at, after_attempt_id, secret, previous_secret, previous_until)
    values ('https://example.com', '', 1, 0, 'new', 'old', 86400001), ('https://example.com', '', 1, 0, 'only', null, null)`);
  older.$client.close();
  const db = openDatabase(file);
  t.after(() => db.$client.close());
  const endpoints = createEndpointStore(db, () => 1).all();
  assert.deepEqual(
    endpoints.map(({ secret, formerSecrets }) => [secret, formerSecrets]),
    [
      ["new", [{ secret: "old", until: 86_400_001 }]],
      ["only", []],
    ],
  );
});

test("a migration that rebuilds a table keeps what refers to it", (t) => {
  const { db: older, file, migrationsFolder } = olderDatabase(t, 1);
  const { id } = createWriteArrival(older)(arrival("msg_a", smsBody("sms_a")), createIdSequence(older).next(), false);
  const schema = older.$client.prepare("select sql from sqlite_schema where name = 'deliveries'").pluck().get();
  older.$client.close();
  addMigration(migrationsFolder, "rebuild-deliveries", [
    String(schema).replace("deliveries", "rebuilt"),
    "insert into rebuilt select * from deliveries",
    "drop table deliveries",
    "alter table rebuilt rename to deliveries",
  ]);
  const db = openDatabase(file, () => {}, migrationsFolder);
  t.after(() => db.$client.close());
  assert.deepEqual(db.$client.prepare("select id from deliveries").pluck().all(), [id]);
  assert.deepEqual(db.$client.prepare("select delivery_id from attempts").pluck().all(), [id]);
  assert.equal(db.$client.pragma("foreign_keys", { simple: true }), 1);
});

test("rows without a parent are looked for after a migration, and until there are none", (t) => {
  const { db: older, file } = olderDatabase(t, 1);
  older.$client.pragma("foreign_keys = OFF");
  older.$client.exec("insert into conflicting_bodies (delivery_id, sha256, body) values (7, x'00', x'00')");
  for (let start = 0; start < 2; start++) {
    assert.throws(
      () => openDatabase(file),
      (error) => error instanceof DatabaseRefused && /has 1 rows whose parent is missing/.test(error.message),
    );
  }
  older.$client.exec("delete from conflicting_bodies");
  older.$client.close();
  const db = openDatabase(file);
  t.after(() => db.$client.close());
  assert.equal(db.$client.pragma("foreign_keys", { simple: true }), 1);
});

test("rejections that an older version kept are counted", (t) => {
  const { db: older, file } = olderDatabase(t, 23);
  const at = 1_700_000_000_000;
  const insert = older.$client.prepare(`
    insert into rejections (received_at, reason, remote_address, size_bytes, body_complete, body_sha256, headers, body)
    values (?, 'bad_signature', '192.0.2.7', 2, 1, x'00', '[]', '{}')`);
  for (const after of [0, 1_000, 3_600_000]) insert.run(at + after);
  older.$client.close();
  const db = openDatabase(file);
  t.after(() => db.$client.close());
  const quarantine = createQuarantine(db);
  assert.equal(quarantine.counts().rejections, 3);
  for (const [grain, unit] of [
    ["minute", 60_000],
    ["hour", 3_600_000],
  ] as const) {
    const first = Math.floor(at / unit) * unit;
    assert.deepEqual([quarantine.countSince(grain, first), quarantine.countSince(grain, first + unit)], [3, 1], grain);
  }
});
