import { z } from "zod";
import type { Db } from "#db/open.ts";

/** Hands out the ids that deliveries and rejections share, so that sorting by id is sorting by arrival. */
export type IdSequence = { next(): number };

export function createIdSequence(db: Db): IdSequence {
  // AUTOINCREMENT remembers the highest id ever used, also of rows deleted since.
  const row = db.$client
    .prepare("select coalesce(max(seq), 0) as last from sqlite_sequence where name in ('deliveries', 'rejections')")
    .get();
  let { last } = z.object({ last: z.int() }).parse(row);
  return {
    next() {
      last += 1;
      return last;
    },
  };
}
