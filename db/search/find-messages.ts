import { and, desc, eq, inArray } from "drizzle-orm";
import { statements, threads, touches } from "#db/conversation-schema.ts";
import { nameOf } from "#db/conversations/names.ts";
import { touchKey } from "#db/conversations/touch-of.ts";
import { listDeliveries, type SearchScope } from "#db/delivery-list.ts";
import { isoTime } from "#db/delivery-row.ts";
import type { Db } from "#db/open.ts";
import { type FoundOfKind, inOrder, WINDOW } from "#db/search/found.ts";
import { titleOf } from "#db/search/title-of.ts";
import { toldBy } from "#db/search/told-by.ts";
import { EMPTY_FILTERS } from "#lib/api/delivery-filters.ts";
import type { SearchItem } from "#lib/api/search.ts";
import { present } from "#lib/search/present.ts";
import { rankOf, type Typed } from "#lib/search/rank.ts";

type Message = typeof touches.$inferSelect;

const topic = ["sms.received", "sms.sent"];

/** Messages that hold what was typed in their text, names or numbers, by way of the deliveries that tell of them. */
export function findMessages(db: Db, typed: Typed, scope: SearchScope, before?: number): FoundOfKind {
  const { data, nextCursor } = listDeliveries(
    db,
    { ...EMPTY_FILTERS, q: typed.q, topic },
    { limit: WINDOW, before },
    scope,
  );
  const found = messagesIn(
    db,
    data.map(({ id }) => id),
  ).map((message) => ({
    rank: rankOf(typed, {
      ids: [message.alloId],
      names: [message.themName, message.them],
      first: message.content,
    }),
    show: () => showMessage(db, message, typed),
  }));
  const older = nextCursor === null ? null : () => findMessages(db, typed, scope, Number(nextCursor));
  return { kind: "message", found: inOrder(found), older };
}

/** Each once, the newest first. */
function messagesIn(db: Db, deliveryIds: readonly number[]): Message[] {
  const told = db
    .selectDistinct({ kind: statements.kind, key: statements.key })
    .from(statements)
    .where(toldBy(deliveryIds, "message"))
    .all();
  return db
    .select()
    .from(touches)
    .where(inArray(touches.key, told.map(touchKey)))
    .orderBy(desc(touches.at), desc(touches.id))
    .all();
}

function showMessage(db: Db, message: Message, { terms }: Typed): SearchItem | null {
  const { us, usName, them, themName, content, userEmail, alloId, type } = message;
  const facts = [usName, us, userEmail, alloId, type].filter((text) => text !== null);
  const showable = {
    title: titleOf(nameOf(db, them).name, them),
    named: themName === null ? [them] : [them, themName],
    passages: [content ?? "", ...facts].map((text) => ({ text })),
    otherwise: content ?? "",
  };
  const presented = present(showable, terms);
  return (
    presented && {
      kind: "message",
      id: message.id,
      ...presented,
      at: isoTime(message.at),
      threadId: threadOf(db, message),
    }
  );
}

function threadOf(db: Db, { them, us }: Message): number | null {
  const between = and(eq(threads.them, them), eq(threads.us, us));
  return db.select({ id: threads.id }).from(threads).where(between).get()?.id ?? null;
}
