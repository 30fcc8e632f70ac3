import { listDeliveries, type SearchScope } from "#db/delivery-list.ts";
import type { Db } from "#db/open.ts";
import { WINDOW } from "#db/search/found.ts";
import type { DeliveryItem } from "#lib/api/delivery.ts";
import { EMPTY_FILTERS } from "#lib/api/delivery-filters.ts";
import type { Page } from "#lib/api/page.ts";

/** The newest deliveries that hold what was typed, of some topics; of all topics where none is named. */
export function listHolding(
  db: Db,
  q: string,
  scope: SearchScope,
  topic: readonly string[] = [],
  before?: number,
): Page<DeliveryItem> {
  return listDeliveries(db, { ...EMPTY_FILTERS, q, topic: [...topic] }, { limit: WINDOW, before }, scope);
}

/**
 * The same of some topics, out of the newest of all topics if these are all there are; else null. To learn that words which are
 * common by themselves stand together in few deliveries is most of a search, and is done once.
 */
export function narrowed(
  { data, nextCursor }: Page<DeliveryItem>,
  topic: readonly string[],
): Page<DeliveryItem> | null {
  return nextCursor === null ? { data: data.filter((item) => topic.includes(item.topic)), nextCursor } : null;
}
