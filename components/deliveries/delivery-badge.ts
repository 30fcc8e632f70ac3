import type { ChipTone } from "#components/ui/chip.tsx";
import type { DeliveryItem } from "#lib/api/delivery.ts";
import type { DeliveryFilters } from "#lib/api/delivery-filters.ts";

/** One remarkable thing about a delivery, and the filter that finds all like it. */
export type DeliveryBadge = { label: string; tone: ChipTone; filter: Partial<DeliveryFilters>; hint: string };

export function deliveryBadges(item: DeliveryItem): DeliveryBadge[] {
  const badges: DeliveryBadge[] = [];
  if (item.problem?.kind === "unknown_topic") {
    const hint = "A topic that this version does not know. Show all of this topic";
    badges.push({ label: "Unknown topic", tone: "bad", filter: { topic: [item.topic] }, hint });
  } else if (item.problem) {
    badges.push({ label: "Problem", tone: "bad", filter: { problem: true }, hint: "Show everything with a problem" });
  }
  if (item.verdict === "conflict") {
    const hint = "The same id came with other bytes. Show all conflicts";
    const label = `Conflict, ${item.attempts} attempts`;
    badges.push({ label, tone: "bad", filter: { verdict: "conflict" }, hint });
  }
  if (item.verdict === "duplicate") {
    const label = `Repeated, ${item.attempts} times`;
    badges.push({ label, tone: "warn", filter: { verdict: "duplicate" }, hint: "Show everything that was repeated" });
  }
  if (item.lookalikeOf !== null) {
    const hint = "Another id, the same content as an earlier one. Show all lookalikes";
    badges.push({ label: "Lookalike", tone: "plain", filter: { verdict: "lookalike" }, hint });
  }
  return badges;
}
