import type { Db } from "#db/open.ts";
import { progress } from "#db/schema.ts";

/** Writes one row that means nothing, to learn whether the database can be written. Throws what SQLite says. */
export function probeWrite(db: Db): void {
  const row = { name: "health", attemptId: Date.now(), codeVersion: 0 };
  db.insert(progress).values(row).onConflictDoUpdate({ target: progress.name, set: row }).run();
}
