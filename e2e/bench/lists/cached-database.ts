import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fillDatabase } from "#e2e/bench/lists/fill.ts";
import { history } from "#e2e/bench/lists/history.ts";
import { hashOfSources } from "#e2e/bench/lists/sources.ts";

const PROGRESS_EVERY = 50_000;

/** A data directory with `count` deliveries in it, made unless one is there that the present code has made. */
export async function cachedDatabase(cache: string, count: number, say: (line: string) => void): Promise<string> {
  const version = hashOfSources(
    ["e2e/bench/lists/fill.ts", "e2e/bench/lists/history.ts"],
    ["db/migrations/*.sql", "node_modules/better-sqlite3/package.json"],
  );
  const directory = join(cache, `${count}-${version}`);
  if (existsSync(directory)) return directory;
  mkdirSync(cache, { recursive: true });
  removeOutdated(cache, count);
  const unfinished = `${directory}.unfinished`;
  mkdirSync(unfinished);
  const begin = performance.now();
  const seconds = () => Math.round((performance.now() - begin) / 1000);
  let shown = 0;
  await fillDatabase(join(unfinished, "inbox.db"), history(count), (done) => {
    if (done < shown + PROGRESS_EVERY) return;
    shown = done;
    say(`making a database of ${count} deliveries: ${done} requests after ${seconds()} s …`);
  });
  say(`made a database of ${count} deliveries in ${seconds()} s; it is kept in ${cache}`);
  renameSync(unfinished, directory);
  return directory;
}

/** What other versions of the code made, and what was never finished. */
function removeOutdated(cache: string, count: number): void {
  for (const name of readdirSync(cache)) {
    if (name.startsWith(`${count}-`)) rmSync(join(cache, name), { recursive: true, force: true });
  }
}
