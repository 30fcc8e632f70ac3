import { join } from "node:path";
import { openConnection } from "#db/open.ts";
import { projectionKinds } from "#db/projection.ts";
import { dropProjections } from "#db/projector.ts";

/** Empties every projection, so that the next start reads every delivery again. Gives the id of the last attempt until which it has to. */
export function outdate(dataDir: string): number {
  const db = openConnection(join(dataDir, "inbox.db"), "FULL");
  dropProjections(db);
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
  // The readings have a row there too.
  return (done ?? 0) <= projectionKinds.length;
}
