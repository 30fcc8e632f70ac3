import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** In the project, so that code which is put there finds its packages. */
const CACHE = join(import.meta.dirname, "../../.cache");

const LOOK_EVERY_MS = 50;

/** The setting that tells every process of one run of tests where they share what is made once. */
const SHARED = "TESTS_SHARE";

/** Makes the place that this process and all that it starts from now on share; it goes with the process that made it. */
export function shareBetweenProcesses(): string {
  const shared = process.env[SHARED];
  if (shared) return shared;
  mkdirSync(CACHE, { recursive: true });
  const directory = mkdtempSync(join(CACHE, "tests-"));
  process.env[SHARED] = directory;
  process.on("exit", () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** The directory that `make` filled, in whichever process asked first; the others wait for it. It is to be copied, not changed. */
export async function sharedOnce(name: string, make: (directory: string) => Promise<void>): Promise<string> {
  const place = join(shareBetweenProcesses(), name);
  const making = `${place}.making`;
  while (!existsSync(place)) {
    if (isFirst(making)) {
      try {
        await make(making);
        renameSync(making, place);
      } catch (cause) {
        rmSync(making, { recursive: true, force: true });
        throw cause;
      }
    } else await wait(LOOK_EVERY_MS);
  }
  return place;
}

function isFirst(making: string): boolean {
  try {
    mkdirSync(making);
    return true;
  } catch {
    return false;
  }
}
