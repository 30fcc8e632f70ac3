import { and, desc, eq, min, sql } from "drizzle-orm";
import { threads, touches } from "#db/conversation-schema.ts";
import type { TouchChanges } from "#db/conversations/settle-touches.ts";
import type { Db } from "#db/open.ts";

type ThreadRow = typeof threads.$inferSelect;

type Change = { us: string; them: string; gone: number[]; come: number[] };

/** Brings the threads up to messages that came and went. */
export function settleThreads(db: Db, changes: TouchChanges): void {
  const changed = new Map<string, Change>();
  for (const what of ["gone", "come"] as const) {
    for (const { kind, us, them, id } of changes[what]) {
      if (kind !== "message") continue;
      const key = JSON.stringify([us, them]);
      const change = changed.get(key) ?? { us, them, gone: [], come: [] };
      change[what].push(id);
      changed.set(key, change);
    }
  }
  // All rows are gone before the first is made anew: a message that moves may take the id of its thread along.
  const before = [...changed.values()].map((change) => ({ change, old: takeThread(db, change) }));
  for (const { change, old } of before) makeThread(db, change, old);
}

function takeThread(db: Db, { us, them }: Change): ThreadRow | null {
  const thisOne = and(eq(threads.them, them), eq(threads.us, us));
  return db.delete(threads).where(thisOne).returning().get() ?? null;
}

function makeThread(db: Db, { us, them, gone, come }: Change, old: ThreadRow | null): void {
  const ofThread = and(eq(touches.them, them), eq(touches.us, us), sql`${touches.kind} = 'message'`);
  const last = db.select().from(touches).where(ofThread).orderBy(desc(touches.at), desc(touches.id)).limit(1).get();
  if (!last) return;
  const isFirstGone = old !== null && gone.includes(old.id) && !come.includes(old.id);
  const first = isFirstGone
    ? (db
        .select({ id: min(touches.id) })
        .from(touches)
        .where(ofThread)
        .get()?.id ?? last.id)
    : Math.min(...come, old?.id ?? last.id);
  db.insert(threads)
    .values({
      id: first,
      us,
      them,
      messages: (old?.messages ?? 0) + come.length - gone.length,
      lastAt: last.at,
      lastId: last.id,
      unansweredSince: old?.unansweredSince ?? null,
    })
    .run();
}
