import { join } from "node:path";
import { openConnection } from "#db/open.ts";
import { projectionKinds } from "#db/projection.ts";

/** Makes the projections of a database look as if an older version had made them: the next start reads every delivery again. */
export function outdate(dataDir: string): void {
  const db = openConnection(join(dataDir, "inbox.db"), "FULL");
  const set = db.$client.prepare<[string]>("update progress set code_version = code_version - 1 where name = ?");
  for (const { name } of projectionKinds) set.run(name);
  db.$client.close();
}

/** Whether there is still something to read again. */
export function isBehind(dataDir: string): boolean {
  const db = openConnection(join(dataDir, "inbox.db"), "FULL");
  const behind = db.$client
    .prepare<[], number>("select (select max(id) from attempts) > (select min(attempt_id) from progress)")
    .pluck()
    .get();
  const known = db.$client.prepare<[], number>("select count(*) from progress").pluck().get() ?? 0;
  db.$client.close();
  return behind === 1 || known <= projectionKinds.length;
}
