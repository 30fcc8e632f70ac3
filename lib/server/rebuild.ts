import { DatabaseRefused, openDatabase, openForRebuild } from "#db/open.ts";
import { projectionKinds } from "#db/projection.ts";
import { createProjector, dropProjections } from "#db/projector.ts";
import { createReadAhead } from "#db/read-ahead.ts";
import { DataDirectoryRefused, takeDataDirectory } from "#lib/server/data-directory.ts";
import { readEnv } from "#lib/server/env.ts";
import { codeOf } from "#lib/server/error-code.ts";
import { sayMigrating } from "#lib/server/welcome.ts";

/** Each ends with a commit, after which a rebuild that is broken off goes on; and the longer they are, the less ends cost. */
const SLICE_MS = 1_000;

process.exitCode = rebuild();

/** `npm run rebuild`: drops every projection and folds it again from the deliveries, while no server runs. */
function rebuild(): number {
  const settings = readEnv();
  if (!settings.ok) {
    return complain(`These settings are wrong:\n${settings.problems.map((line) => `  - ${line}`).join("\n")}`);
  }
  try {
    const directory = takeDataDirectory(settings.env.dataDir);
    openDatabase(directory.database, sayMigrating).$client.close();
    const db = openForRebuild(directory.database);
    dropProjections(db);
    const ahead = createReadAhead(directory.database);
    const projector = createProjector(db, Date.now, () => {}, projectionKinds, ahead.take);
    const all = projector.backlog();
    const started = performance.now();
    for (let done = false; !done; ) {
      done = projector.follow(SLICE_MS);
      showProgress(all - projector.backlog(), all);
    }
    process.stdout.write(`\nRebuilt from ${all} attempts in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`);
    ahead.close();
    db.$client.close();
    directory.release();
    return 0;
  } catch (cause) {
    if (cause instanceof DatabaseRefused || cause instanceof DataDirectoryRefused) return complain(cause.message);
    return complain(`The rebuild stopped (${codeOf(cause)}). Nothing is lost; run it again once the cause is gone.`);
  }
}

function showProgress(done: number, all: number): void {
  const share = all === 0 ? 100 : Math.floor((done / all) * 100);
  process.stdout.write(`${process.stdout.isTTY ? "\r" : "\n"}Read ${done} of ${all} attempts (${share} %)`);
}

function complain(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}
