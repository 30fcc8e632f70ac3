import { and, desc, eq, inArray } from "drizzle-orm";
import { statements, threads, touches } from "#db/conversation-schema.ts";
import { nameOf } from "#db/conversations/names.ts";
import { touchKey } from "#db/conversations/touch-of.ts";
import type { SearchScope } from "#db/delivery-list.ts";
import { isoTime } from "#db/delivery-row.ts";
import type { Db } from "#db/open.ts";
import { type FoundOfKind, inOrder } from "#db/search/found.ts";
import { listHolding, narrowed } from "#db/search/holding.ts";
import { titleOf } from "#db/search/title-of.ts";
import { toldBy } from "#db/search/told-by.ts";
import type { DeliveryItem } from "#lib/api/delivery.ts";
import type { Page } from "#lib/api/page.ts";
import type { SearchItem } from "#lib/api/search.ts";
import { present } from "#lib/search/present.ts";
import { rankOf, type Typed } from "#lib/search/rank.ts";

type Message = typeof touches.$inferSelect;

const topic = ["sms.received", "sms.sent"];

/**
 * Messages that hold what was typed in their text, names or numbers, by way of the deliveries that tell of them; `newest`
 * are those of all topics.
 */
export function findMessages(db: Db, typed: Typed, scope: SearchScope, newest: Page<DeliveryItem>): FoundOfKind {
  return foundIn(db, typed, scope, narrowed(newest, topic) ?? listHolding(db, typed.q, scope, topic));
}

function foundIn(db: Db, typed: Typed, scope: SearchScope, { data, nextCursor }: Page<DeliveryItem>): FoundOfKind {
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
  const older = (before: number) => () => foundIn(db, typed, scope, listHolding(db, typed.q, scope, topic, before));
  return { kind: "message", found: inOrder(found), older: nextCursor === null ? null : older(Number(nextCursor)) };
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
