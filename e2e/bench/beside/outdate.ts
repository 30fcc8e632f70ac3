import { join } from "node:path";
import { openConnection } from "#db/open.ts";
import { projectionKinds } from "#db/projection.ts";

/**
 * Makes the projections of a database look as if an older version had made them: the next start reads every delivery again.
 * Gives the id of the last attempt until which it has to.
 */
export function outdate(dataDir: string): number {
  const db = openConnection(join(dataDir, "inbox.db"), "FULL");
  const set = db.$client.prepare<[string]>("update progress set code_version = code_version - 1 where name = ?");
  for (const { name } of projectionKinds) set.run(name);
  const last = db.$client.prepare<[], number>("select max(id) from attempts").pluck().get() ?? 0;
  db.$client.close();
  return last;
}

/** Whether there is still something to read again up to attempt `last`. */
export function isBehind(dataDir: string, last: number): boolean {
  const db = openConnection(join(dataDir, "inbox.db"), "FULL");
  const done = db.$client
    .prepare<[number], number>("select count(*) from progress where attempt_id >= ?")
    .pluck()
    .get(last);
  db.$client.close();
  // The readings have a row there too, which an older version left as it should be.
  return (done ?? 0) <= projectionKinds.length;
}
