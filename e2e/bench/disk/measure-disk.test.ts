import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import Database from "better-sqlite3";
import { measureDisk, partOf } from "#e2e/bench/disk/measure-disk.ts";
import { fillDatabase } from "#e2e/bench/lists/fill.ts";
import { history } from "#e2e/bench/lists/history.ts";

test("the parts add up to the file, and every table of ours has its part", async (t) => {
  const directory = mkdtempSync(join(tmpdir(), "allo-inbox-disk-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const file = join(directory, "inbox.db");
  await fillDatabase(file, history(200));
  const [disk] = await measureDisk([{ directory, count: 200 }], [], directory, () => {});
  assert.ok(disk);
  const { log, readings, calls, conversations, search, counters, other } = disk.parts;
  assert.ok(Math.abs(log + readings + calls + conversations + search + counters + other - disk.perByte) < 1e-9);
  assert.ok(log > 1 && readings > 0 && calls > 0 && conversations > 0 && search > 0 && counters > 0);

  const db = new Database(file, { readonly: true });
  const tables = db.prepare<[], string>("select name from sqlite_schema where type = 'table'").pluck().all();
  db.close();
  const people = ["accounts", "api_keys", "audit", "key_marks", "links", "rate_limits", "sessions", "sign_in_tries"];
  const forwarding = ["endpoints", "forward_attempts", "forward_order", "forwards", "recoveries"];
  const sender = ["outages", "refusal_hours", "server_runs", "turned_away"];
  const health = ["contract_findings", "contract_marks", "contract_shapes", "contract_totals", "measurements"];
  const alerts = ["alert_channels", "alert_rules", "alert_sends", "alert_states", "alerts"];
  assert.deepEqual(
    tables.filter((name) => partOf(name) === "other").toSorted(),
    [
      "__drizzle_migrations",
      "callback_marks",
      "gaps",
      "incidents",
      "recordings",
      "rejection_tallies",
      "rejections",
      "sqlite_sequence",
      ...people,
      ...forwarding,
      ...health,
      ...sender,
      ...alerts,
      "two_factors",
      "users",
      "verifications",
    ].toSorted(),
  );
});
