import { existsSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

const AT_MOST_MS = 120_000;

/** Waits until the projector has read everything that is stored; the milliseconds since `begin`, or null where nothing is read. */
export async function untilRead(dataDir: string, begin: number): Promise<number | null> {
  const file = join(dataDir, "inbox.db");
  if (!existsSync(file)) return null;
  const db = new Database(file, { readonly: true });
  const backlog = db
    .prepare<[], number>(
      `select (select coalesce(max(id), 0) from attempts)
        - coalesce((select attempt_id from progress where name = 'readings'), 0)`,
    )
    .pluck();
  while (backlog.get() !== 0) {
    if (performance.now() - begin > AT_MOST_MS) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const took = performance.now() - begin;
  db.close();
  return took;
}
