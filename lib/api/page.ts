import { z } from "zod";

/** One page of a list, newest first; `nextCursor` is null on the last one. */
export type Page<T> = { data: T[]; nextCursor: string | null };

export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({ data: z.array(item), nextCursor: z.string().nullable() });
}
