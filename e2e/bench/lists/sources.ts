import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";

/** A hash of everything that the given files are made of: themselves, what they import, and `more` (globs). */
export function hashOfSources(entries: readonly string[], more: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of [...importedBy(entries), ...globSync(more)].sort()) {
    hash.update(`${file}\0`).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 12);
}

/** The files themselves and all of the project that they import, also by way of others. */
export function importedBy(entries: readonly string[]): string[] {
  const found = new Set(entries);
  for (const file of found) {
    if (!file.endsWith(".ts")) continue;
    for (const [, imported] of readFileSync(file, "utf8").matchAll(/\bfrom "#([^"]+)"/g)) {
      if (imported !== undefined) found.add(imported);
    }
  }
  return [...found];
}
