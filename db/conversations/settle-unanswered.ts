import { and, eq, gte, max, min, sql } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { threads, touches } from "#db/conversation-schema.ts";
import type { Db } from "#db/open.ts";

/** Since when their messages wait in each thread with a number; any answer counts, from whichever of our numbers. */
export function createUnansweredSettler(db: Db): (number: string) => void {
  const number = bound("number");
  const lastAnswer = db
    .select({ at: max(touches.at) })
    .from(touches)
    .where(and(eq(touches.them, number), sql`${touches.does} = 'answers'`))
    .prepare();
  const withNumber = db.select().from(threads).where(eq(threads.them, number)).prepare();
  const firstWaiting = db
    .select({ at: min(touches.at) })
    .from(touches)
    .where(
      and(
        eq(touches.them, number),
        eq(touches.us, bound("us")),
        // As the partial index says it: with a bound value SQLite does not use it.
        sql`${touches.kind} = 'message'`,
        sql`${touches.does} = 'waits'`,
        gte(touches.at, sql.placeholder("from")),
      ),
    )
    .prepare();

  const update = db
    .update(threads)
    .set({ unansweredSince: sql`${sql.placeholder("unansweredSince")}` })
    .where(eq(threads.id, sql.placeholder("id")))
    .prepare();

  return (which) => {
    const rows = withNumber.all({ number: which });
    if (rows.length === 0) return;
    const from = lastAnswer.get({ number: which })?.at ?? Number.MIN_SAFE_INTEGER;
    for (const thread of rows) {
      const unansweredSince = firstWaiting.get({ number: which, us: thread.us, from })?.at ?? null;
      if (unansweredSince === thread.unansweredSince) continue;
      update.run({ id: thread.id, unansweredSince });
    }
  };
}
