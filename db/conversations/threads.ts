import { and, desc, eq, isNotNull, or, sql } from "drizzle-orm";
import { threads, touches } from "#db/conversation-schema.ts";
import { readExchange, toMessage } from "#db/conversations/exchange.ts";
import { nameOf } from "#db/conversations/names.ts";
import { beyond, type PageWindow, pageOf } from "#db/conversations/place.ts";
import { isoTime } from "#db/delivery-row.ts";
import type { Db } from "#db/open.ts";
import type { Page } from "#lib/api/page.ts";
import type { Thread, ThreadItem } from "#lib/api/thread.ts";

/** Threads with the newest message first, all or those that wait for an answer. */
export function listThreads(db: Db, unanswered: boolean, { limit, after }: PageWindow): Page<ThreadItem> {
  const rows = selectRows(db)
    .where(
      and(
        unanswered ? isNotNull(threads.unansweredSince) : undefined,
        beyond(after, "older", threads.lastAt, threads.id),
      ),
    )
    .orderBy(desc(threads.lastAt), desc(threads.id))
    .limit(limit + 1)
    .all();
  return pageOf(
    rows,
    limit,
    ({ thread }) => ({ at: thread.lastAt, id: thread.id }),
    (row) => toItem(db, row),
  );
}

/** One thread with a stretch of its messages and the calls between them, or null where the id is unknown. */
export function getThread(db: Db, id: number, window: PageWindow, now: number): Thread | null {
  const row = selectRows(db).where(eq(threads.id, id)).get();
  if (!row) return null;
  const { us, them } = row.thread;
  const between = sql`${and(eq(touches.them, them), or(eq(touches.us, us), eq(touches.kind, "call")))}`;
  return { ...toItem(db, row), ...readExchange(db, [between], window, now) };
}

function selectRows(db: Db) {
  return db
    .select({ thread: threads, last: touches })
    .from(threads)
    .innerJoin(touches, eq(touches.id, threads.lastId))
    .$dynamic();
}

type Row = ReturnType<ReturnType<typeof selectRows>["all"]>[number];

function toItem(db: Db, { thread, last }: Row): ThreadItem {
  const { name, contactId } = nameOf(db, thread.them);
  return {
    id: thread.id,
    us: { number: thread.us, name: last.usName },
    them: { number: thread.them, name },
    contactId,
    messageCount: thread.messages,
    lastMessage: toMessage(last),
    unansweredSince: thread.unansweredSince === null ? null : isoTime(thread.unansweredSince),
  };
}
