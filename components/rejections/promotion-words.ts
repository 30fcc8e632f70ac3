import type { Promotion, Promotions } from "#lib/api/rejection.ts";

/** What became of one promoted rejection. */
export function promotionWords({ status, id }: Promotion): string {
  if (status === "stored") return `Promoted: it is delivery ${id} now`;
  if (status === "duplicate") return `Delivery ${id} was here already, with the same bytes`;
  return `Delivery ${id} was here already, with other bytes: both are kept`;
}

/** What became of all that were promoted at once. */
export function promotionsWords({ promoted, stored, duplicate, conflict }: Promotions): string {
  if (promoted === 0) return "Nothing was left to promote";
  const parts = [
    stored > 0 ? `${stored.toLocaleString("en")} new` : "",
    duplicate > 0 ? `${duplicate.toLocaleString("en")} here already` : "",
    conflict > 0 ? `${conflict.toLocaleString("en")} here already with other bytes` : "",
  ];
  return `${promoted.toLocaleString("en")} promoted: ${parts.filter((part) => part !== "").join(", ")}`;
}
