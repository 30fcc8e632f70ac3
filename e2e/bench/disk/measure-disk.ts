import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { fillDatabase } from "#e2e/bench/lists/fill.ts";
import { HISTORY_END } from "#e2e/bench/lists/history.ts";
import type { Filled } from "#e2e/bench/lists/subject.ts";
import { makeBodies } from "#e2e/bench/load/bodies.ts";
import { SECOND } from "#e2e/simulator/stage.ts";

/** What the pages of a database file hold, as bytes for each byte that was received in bodies. */
type Parts = {
  log: number;
  readings: number;
  calls: number;
  conversations: number;
  search: number;
  counters: number;
  other: number;
};

export type Disk = { what: string; count: number; bodyBytes: number; fileBytes: number; perByte: number; parts: Parts };

export type SizedCount = { size: number; count: number };

/** Of the believable histories, and of finished calls of one size each. */
export async function measureDisk(
  histories: readonly Filled[],
  sized: readonly SizedCount[],
  directory: string,
  say: (line: string) => void,
): Promise<Disk[]> {
  const found: Disk[] = [];
  for (const history of histories) {
    say(`counting the bytes of ${history.count} deliveries …`);
    found.push(sizeOf("believable history", history));
  }
  for (const { size, count } of sized) {
    say(`counting the bytes of ${count} bodies of ${size} bytes …`);
    const filled = { directory: mkdtempSync(join(directory, `disk-${size}-`)), count };
    const fillings = makeBodies(size, count).map(({ webhookId, bytes }, at) => ({
      webhookId,
      body: bytes,
      receivedAt: HISTORY_END - (count - at) * SECOND,
    }));
    await fillDatabase(join(filled.directory, "inbox.db"), fillings);
    found.push(sizeOf(`calls of ${size / 1000} KB`, filled));
    rmSync(filled.directory, { recursive: true });
  }
  return found;
}

function sizeOf(what: string, { directory, count }: Filled): Disk {
  const db = new Database(join(directory, "inbox.db"), { readonly: true });
  const number = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0;
  const bodyBytes = number(`select (select sum(size_bytes) from deliveries)
    + (select coalesce(sum(length(body)), 0) from conflicting_bodies)`);
  const fileBytes = number("select page_count * page_size from pragma_page_count, pragma_page_size");
  const tables = db
    .prepare<[], { name: string; bytes: number }>(
      `select coalesce(s.tbl_name, d.name) as name, sum(d.pgsize) as bytes
        from dbstat('main', 1) d left join sqlite_schema s on s.name = d.name group by 1`,
    )
    .all();
  db.close();
  const parts: Parts = { log: 0, readings: 0, calls: 0, conversations: 0, search: 0, counters: 0, other: 0 };
  for (const { name, bytes } of tables) parts[partOf(name)] += bytes / bodyBytes;
  const unused = fileBytes - tables.reduce((sum, { bytes }) => sum + bytes, 0);
  parts.other += unused / bodyBytes;
  return { what, count, bodyBytes, fileBytes, perByte: fileBytes / bodyBytes, parts };
}

const counters = ["tallies", "hours", "lags", "progress", "line_activity", "late_arrivals", "late_tallies"];
const conversations = [
  "statements",
  "touches",
  "threads",
  "contacts",
  "holdings",
  "numbers",
  "callbacks",
  "quoting_messages",
];

/** Which part a table belongs to; its indexes go with it. */
export function partOf(table: string): keyof Parts {
  if (["deliveries", "attempts", "conflicting_bodies"].includes(table)) return "log";
  if (table === "readings") return "readings";
  if (table === "calls" || table === "call_events" || table === "call_facets") return "calls";
  if (table === "vocabulary" || /^((call|contact)_)?search/.test(table)) return "search";
  if (conversations.includes(table)) return "conversations";
  if (counters.includes(table)) return "counters";
  return "other";
}
