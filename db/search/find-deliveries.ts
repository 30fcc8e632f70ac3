import { getBody } from "#db/delivery-detail.ts";
import { listDeliveries } from "#db/delivery-list.ts";
import type { Db } from "#db/open.ts";
import { type Found, type FoundOfKind, inOrder, WINDOW } from "#db/search/found.ts";
import { readSearchedTexts } from "#lib/allo/read-delivery.ts";
import type { DeliveryItem } from "#lib/api/delivery.ts";
import { EMPTY_FILTERS } from "#lib/api/delivery-filters.ts";
import { findHits, showEveryTerm } from "#lib/search/find-hits.ts";
import { present } from "#lib/search/present.ts";
import { rankOf, type Typed } from "#lib/search/rank.ts";

/** How many deliveries are looked through for those that show what was typed outside their payload. */
const MOST_LOOKED_THROUGH = 1000;

/** Deliveries that hold what was typed in their payload, their title or their ids. */
export function findDeliveries(db: Db, typed: Typed): FoundOfKind {
  const { data, nextCursor } = listDeliveries(db, { ...EMPTY_FILTERS, q: typed.q }, { limit: WINDOW });
  const found = data.map((item) => toFound(item, typed, () => readSearchedTexts(getBody(db, item.id) ?? Buffer.of())));
  return { kind: "delivery", found: inOrder(found), hasMore: nextCursor !== null };
}

/** Only those that show all of it without their payload, for who may not see that: not even its words can be guessed. */
export function findDeliveriesWithoutPayload(db: Db, typed: Typed, limit: number): FoundOfKind {
  const found: Found[] = [];
  let looked = 0;
  for (let before: number | undefined; ; ) {
    const page = listDeliveries(db, { ...EMPTY_FILTERS, q: typed.q }, { limit: WINDOW, before });
    const shown = page.data.filter((item) => {
      const hits = [item.title, ...openTextsOf(item)].flatMap((text) => findHits(text, typed.terms));
      return showEveryTerm(hits, typed.terms);
    });
    found.push(...shown.map((item) => toFound(item, typed, () => [])));
    looked += page.data.length;
    if (page.nextCursor === null || found.length > limit || looked >= MOST_LOOKED_THROUGH) {
      return { kind: "delivery", found: inOrder(found), hasMore: page.nextCursor !== null };
    }
    before = Number(page.nextCursor);
  }
}

function toFound(item: DeliveryItem, typed: Typed, payload: () => string[]): Found {
  const { id, webhookId, title, subtitle, receivedAt } = item;
  return {
    rank: rankOf(typed, { ids: [webhookId], names: [title], first: subtitle }),
    show() {
      const passages = [...openTextsOf(item), ...payload()].map((text) => ({ text }));
      const presented = present({ title, named: [], passages, otherwise: subtitle }, typed.terms);
      return presented && { kind: "delivery", id, ...presented, at: receivedAt, threadId: null };
    },
  };
}

/** What its page shows to everybody besides the title. */
function openTextsOf({ subtitle, topic, originalTopic, webhookId }: DeliveryItem): string[] {
  return [subtitle, topic, ...(originalTopic === null ? [] : [originalTopic]), webhookId];
}
