import { byTime, isCompleted, isTag, type Noted } from "#lib/allo/calls/call-event.ts";

export type Tag = { key: string; name: string };

export type TagChange = Tag & {
  /** Epoch milliseconds. */
  at: number;
  deliveryId: number;
  change: "added" | "removed";
  userEmail: string | null;
};

export type Tags = { tags: Tag[]; log: TagChange[]; deliveryId: number | null };

/**
 * The tags that a call has: those of its completion, and what came and went since that was sent, in whatever order they
 * arrived. `deliveryId` is the last delivery that had a say.
 */
export function foldTags(events: readonly Noted[]): Tags {
  const sorted = events.toSorted(byTime);
  const changes = sorted.filter(isTag);
  const snapshot = sorted.filter(isCompleted).findLast(({ said }) => said.tags !== null);
  const names = new Map(changes.map(({ said: { tag } }) => [tag.key, tag.name ?? tag.key]));
  const nameOf = (key: string) => names.get(key) ?? key;
  const keys = new Set(snapshot?.said.tags);
  const since = changes.filter(({ at }) => snapshot === undefined || at >= snapshot.at);
  for (const { said } of since) {
    if (said.change === "added") keys.add(said.tag.key);
    else keys.delete(said.tag.key);
  }
  const log = changes.map(({ at, deliveryId, said: { change, tag, userEmail } }) => {
    return { at, deliveryId, change, key: tag.key, name: nameOf(tag.key), userEmail };
  });
  return {
    tags: [...keys].map((key) => ({ key, name: nameOf(key) })),
    log,
    deliveryId: since.at(-1)?.deliveryId ?? snapshot?.deliveryId ?? null,
  };
}
