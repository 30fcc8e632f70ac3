import { getBody } from "#db/delivery-detail.ts";
import type { SearchScope } from "#db/delivery-list.ts";
import type { Db } from "#db/open.ts";
import { type Found, type FoundOfKind, inOrder } from "#db/search/found.ts";
import { listHolding } from "#db/search/holding.ts";
import { readEvent, readSearchedTexts } from "#lib/allo/read-delivery.ts";
import { shownTexts } from "#lib/allo/shown-texts.ts";
import type { DeliveryItem } from "#lib/api/delivery.ts";
import type { Page } from "#lib/api/page.ts";
import { present } from "#lib/search/present.ts";
import { rankOf, type Typed } from "#lib/search/rank.ts";

/**
 * Deliveries that hold what was typed: anywhere, or in what is shown of them without their payload. What is only in a
 * payload is never shown here, because whoever looks at that is in the audit log.
 */
export function findDeliveries(db: Db, typed: Typed, scope: SearchScope, newest: Page<DeliveryItem>): FoundOfKind {
  const { data, nextCursor } = newest;
  const found = data.map((item) => toFound(db, item, typed, scope));
  const older = (before: number) => () => findDeliveries(db, typed, scope, listHolding(db, typed.q, scope, [], before));
  return { kind: "delivery", found: inOrder(found), older: nextCursor === null ? null : older(Number(nextCursor)) };
}

function toFound(db: Db, item: DeliveryItem, typed: Typed, scope: SearchScope): Found {
  const { id, webhookId, title, subtitle, topic, originalTopic, receivedAt } = item;
  return {
    rank: rankOf(typed, { ids: [webhookId], names: [title], first: subtitle }),
    show() {
      const body = getBody(db, id) ?? Buffer.of();
      const { event } = readEvent(body);
      const shown = [subtitle, topic, originalTopic, webhookId, ...(event ? shownTexts(event) : [])];
      const presented = present(
        {
          title,
          named: scope === "payload" ? readSearchedTexts(body) : [],
          passages: shown.flatMap((text) => (text === null ? [] : [{ text }])),
          otherwise: subtitle,
        },
        typed.terms,
      );
      return presented && { kind: "delivery", id, ...presented, at: receivedAt, threadId: null };
    },
  };
}
