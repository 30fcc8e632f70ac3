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
 * arrived. Of one tag the last change has the word. `deliveryId` is the last delivery that had a say.
 */
export function foldTags(events: readonly Noted[]): Tags {
  const sorted = events.toSorted(byTime);
  const changes = sorted.filter(isTag);
  const snapshot = sorted.filter(isCompleted).findLast(({ said }) => said.tags !== null);
  const last = new Map<string, (typeof changes)[number]>();
  for (const change of changes) {
    // Deleted first, so that they stand in the order of their last changes.
    last.delete(change.said.tag.key);
    last.set(change.said.tag.key, change);
  }
  const nameOf = (key: string) => last.get(key)?.said.tag.name ?? key;
  const keys = new Set(snapshot?.said.tags);
  const since = [...last.values()].filter(({ at }) => snapshot === undefined || at >= snapshot.at);
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
