import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { listDeliveries } from "#db/delivery-list.ts";
import { type Db, openConnection } from "#db/open.ts";
import { createQuarantine, type Quarantine } from "#db/quarantine.ts";
import type { Extent } from "#e2e/bench/lists/cases.ts";
import { daysOf } from "#e2e/bench/lists/history.ts";
import type { Random } from "#e2e/simulator/random.ts";
import { DAY } from "#e2e/simulator/stage.ts";
import { EMPTY_FILTERS } from "#lib/api/delivery-filters.ts";

export const PAGE = 50;

/** A data directory and how many deliveries are in it. */
export type Filled = { directory: string; count: number };

export type Subject = { db: Db; quarantine: Quarantine; extent: Extent };

/** `alone` and `together` are deliveries: by one filter, or one and a deep page, and by several that must hold at once. */
export type Kind =
  | "alone"
  | "together"
  | "calls"
  | "calls, several"
  | "threads"
  | "contacts"
  | "contacts, full pages"
  | "unknown numbers"
  | "call-backs"
  | "search"
  | "other";

/** Answers with the number of rows that it found; the same random numbers lead to the same question. */
type Query = (subject: Subject, random: Random) => number | Promise<number>;

export type Question = { name: string; kind: Kind; query: Query };

export function openSubject({ directory, count }: Filled): Subject {
  const file = join(directory, "inbox.db");
  readThrough(file);
  const db = openConnection(file, "FULL");
  const [last] = listDeliveries(db, EMPTY_FILTERS, { limit: 1 }, "payload").data;
  if (!last) throw new Error(`there are no deliveries in ${file}`);
  const extent = { count, newest: last.id, end: Date.parse(last.receivedAt), days: daysOf(count) };
  return { db, quarantine: createQuarantine(db), extent };
}

/** A time far down: between the middle and the oldest tenth. */
export function deepTime({ end, days }: Extent, random: Random): number {
  return Math.floor(end - (0.5 + 0.4 * random.next()) * days * DAY);
}

/** Brings the file into the system's cache, so that no sample waits for the disk. */
function readThrough(file: string): void {
  const chunk = Buffer.alloc(4 * 1024 * 1024);
  const fd = openSync(file, "r");
  while (readSync(fd, chunk) > 0);
  closeSync(fd);
}
