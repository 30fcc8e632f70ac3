import type { CallItem } from "#lib/api/call.ts";

export type Merged = {
  /** The listed calls as they are now. */
  items: CallItem[];
  /** How many have come that are not listed. */
  news: number;
};

/** Brings the listed calls up to date with the top of the list as it is now, without moving a row; both newest first. */
export function mergeNewest(listed: readonly CallItem[], newest: readonly CallItem[]): Merged {
  const byId = new Map(newest.map((item) => [item.id, item]));
  const known = new Set(listed.map((item) => item.id));
  const top = listed[0]?.startedAt ?? "";
  return {
    items: listed.map((item) => byId.get(item.id) ?? item),
    news: newest.filter((item) => !known.has(item.id) && item.startedAt >= top).length,
  };
}
