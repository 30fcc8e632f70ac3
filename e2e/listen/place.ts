import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Refused } from "#e2e/listen/refused.ts";

const placeSchema = z.object({
  /** All deliveries up to this id were looked at, save those of `waiting`. */
  position: z.int(),
  /** Rejections that may still be promoted into the log, where they keep their id. */
  waiting: z.array(z.int()),
  /** What was not taken. */
  failed: z.array(z.int()),
});

/** Where in the log of an inbox a listener stands. */
export type Place = z.infer<typeof placeSchema>;

export type PlaceFile = { read(): Place | null; write(place: Place): void };

/** One file for each pair of inbox and receiver. */
export function openPlaceFile(directory: string, inbox: URL, forwardTo: URL): PlaceFile {
  const name = createHash("sha256").update(`${inbox.href}\n${forwardTo.href}`).digest("hex").slice(0, 16);
  const path = join(directory, `place-${name}.json`);
  return {
    read() {
      try {
        return placeSchema.parse(JSON.parse(readFileSync(path, "utf8")));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw new Refused(`${path} cannot be read. Delete it, and say with --since where to begin.`, { cause: error });
      }
    },
    write(place) {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      // Whoever reads it finds the old place or the new one, never half of it.
      writeFileSync(`${path}.new`, JSON.stringify(place), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}
