import { dayKey } from "#components/ui/format-time.ts";
import type { DeliveryItem } from "#lib/api/delivery.ts";

/** For each row, whether it is the first of its day, in the reader's zone. */
export function dayStarts(items: readonly Pick<DeliveryItem, "receivedAt">[], timeZone: string): boolean[] {
  let day = "";
  return items.map((item) => {
    const own = dayKey(new Date(item.receivedAt), timeZone);
    const starts = own !== day;
    day = own;
    return starts;
  });
}
