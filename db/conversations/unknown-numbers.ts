import { and, desc, eq, isNull, max, sql } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { numbers, threads } from "#db/conversation-schema.ts";
import { nameOf } from "#db/conversations/names.ts";
import { isoTime } from "#db/delivery-row.ts";
import type { Db } from "#db/open.ts";
import { perConnection } from "#db/per-connection.ts";
import type { UnknownNumber } from "#lib/api/contact.ts";
import type { Page } from "#lib/api/page.ts";

export type UnknownWindow = { limit: number; after?: { activity: number; number: string } | undefined };

/** The numbers that are nobody's, most active first. */
export function listUnknownNumbers(db: Db, { limit, after }: UnknownWindow): Page<UnknownNumber> {
  const rows = db
    .select()
    .from(numbers)
    .where(
      and(
        isNull(numbers.contactId),
        // As it stands in the partial index, which SQLite uses only when it sees it.
        sql`${numbers.isReachable} = 1`,
        after && sql`(${numbers.activity}, ${numbers.number}) < (${after.activity}, ${after.number})`,
      ),
    )
    .orderBy(desc(numbers.activity), desc(numbers.number))
    .limit(limit + 1)
    .all();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(({ number, calls, messages, lastAt }) => ({
      number,
      name: nameOf(db, number).name,
      calls,
      messages,
      lastAt: isoTime(lastAt),
      threadId: threadWith(db, number),
    })),
    nextCursor: rows.length > limit && last ? `${last.activity}.${last.number}` : null,
  };
}

const threadOfNumber = perConnection((db) =>
  db
    .select({ id: threads.id, lastAt: max(threads.lastAt) })
    .from(threads)
    .where(eq(threads.them, bound("number")))
    .prepare(),
);

/** The thread with a number that was last written in. */
export function threadWith(db: Db, number: string): number | null {
  return threadOfNumber(db).get({ number })?.id ?? null;
}
