import { and, desc, eq, min, sql } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { threads, touches } from "#db/conversation-schema.ts";
import type { TouchChanges } from "#db/conversations/settle-touches.ts";
import { createInserter } from "#db/inserter.ts";
import type { Db } from "#db/open.ts";

type ThreadRow = typeof threads.$inferSelect;

type Change = { us: string; them: string; gone: number[]; come: number[] };

/** Brings the threads up to messages that came and went. */
export type ThreadSettler = (changes: TouchChanges) => void;

export function createThreadSettler(db: Db): ThreadSettler {
  const take = db
    .delete(threads)
    .where(and(eq(threads.them, bound("them")), eq(threads.us, bound("us"))))
    .returning()
    .prepare();
  const ofThread = and(eq(touches.them, bound("them")), eq(touches.us, bound("us")), sql`${touches.kind} = 'message'`);
  const findLast = db
    .select({ id: touches.id, at: touches.at })
    .from(touches)
    .where(ofThread)
    .orderBy(desc(touches.at), desc(touches.id))
    .prepare();
  const findFirst = db
    .select({ id: min(touches.id) })
    .from(touches)
    .where(ofThread)
    .prepare();
  const insert = createInserter(db, threads);

  function make({ gone, come, ...ends }: Change, old: ThreadRow | null): void {
    const last = findLast.get(ends);
    if (!last) return;
    const isFirstGone = old !== null && gone.includes(old.id) && !come.includes(old.id);
    const id = isFirstGone ? (findFirst.get(ends)?.id ?? last.id) : Math.min(...come, old?.id ?? last.id);
    const messages = (old?.messages ?? 0) + come.length - gone.length;
    const unansweredSince = old?.unansweredSince ?? null;
    insert({ id, ...ends, messages, lastAt: last.at, lastId: last.id, unansweredSince });
  }

  return (changes) => {
    // All rows are gone before the first is made anew: a message that moves may take the id of its thread along.
    const before = changesByThread(changes).map((change) => {
      const { us, them } = change;
      return { change, old: take.get({ us, them }) ?? null };
    });
    for (const { change, old } of before) make(change, old);
  };
}

function changesByThread(changes: TouchChanges): Change[] {
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
  return [...changed.values()];
}
