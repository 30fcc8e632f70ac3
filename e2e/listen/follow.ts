import { type InboxClient, WINDOW } from "#e2e/listen/inbox-client.ts";
import type { Place } from "#e2e/listen/place.ts";
import type { DeliveryItem } from "#lib/api/delivery.ts";

/** `stopped`: nothing came of it, and it is to be tried anew. */
export type PassedOn = "done" | "failed" | "stopped";

export type Follower = {
  /** Passes on what has come since. Throws what the inbox's client throws, and can then be called again. */
  catchUp(): Promise<void>;
  /** A delivery came, or anything may have where `id` is null: says that old rejections have to be looked through too. */
  heard(id: number | null): void;
  rejected(id: number): void;
};

type Source = {
  inbox: Pick<InboxClient, "newest" | "between" | "rejections">;
  /** Changed as it goes on, and kept by `save` before the next delivery is looked at. */
  place: Place;
  save(place: Place): void;
  passOn(item: DeliveryItem): Promise<PassedOn>;
  stop: AbortSignal;
};

/** Walks the log by id, one delivery after the other. A promoted rejection enters it under its old id, behind our back. */
export function createFollower({ inbox, place, save, passOn, stop }: Source): Follower {
  let mayBePromoted = true;
  let failedBefore = [...place.failed];

  /** False when it is time to stop. */
  async function handle(item: DeliveryItem): Promise<boolean> {
    if (stop.aborted) return false;
    const result = await passOn(item);
    if (result === "stopped") return false;
    place.waiting = place.waiting.filter((id) => id !== item.id);
    place.failed = place.failed.filter((id) => id !== item.id);
    if (result === "failed") place.failed.push(item.id);
    return true;
  }

  /** One that lies behind; false where the list does not have it. */
  async function handleOld(id: number): Promise<boolean> {
    const [item] = await inbox.between(id - 1, id);
    if (item) await handle(item);
    save(place);
    return item !== undefined;
  }

  async function goOn(): Promise<void> {
    const newest = (await inbox.newest())?.id ?? 0;
    while (place.position < newest) {
      const upTo = Math.min(place.position + WINDOW, newest);
      for (const item of await inbox.between(place.position, upTo)) {
        if (!(await handle(item))) return;
        place.position = item.id;
        save(place);
      }
      place.position = upTo;
    }
    save(place);
  }

  /** Looks through the rejections before going on, as one that lies ahead may lie behind afterwards. */
  async function goOnWithRejections(): Promise<void> {
    const rejections = await inbox.rejections();
    const newest = Math.max(0, ...rejections.keys());
    const isPromoted = (id: number) => rejections.get(id) === id;
    const notPromoted = [...rejections].flatMap(([id, promotedTo]) => (promotedTo === null ? [id] : []));
    const ahead = [...rejections.keys()].filter((id) => isPromoted(id) && id > place.position);
    // Those that are not in the list yet, and those that were promoted but could not be read or passed on yet.
    const kept = place.waiting.filter((id) => id > newest || isPromoted(id));
    place.waiting = [...new Set([...notPromoted, ...ahead, ...kept])];
    await goOn();
    const behind = place.waiting.filter((id) => isPromoted(id) && id <= place.position);
    for (const id of behind.toSorted((a, b) => a - b)) await handleOld(id);
  }

  async function goOnFully(): Promise<void> {
    if (!mayBePromoted) return goOn();
    mayBePromoted = false;
    try {
      await goOnWithRejections();
    } catch (error) {
      mayBePromoted = true;
      throw error;
    }
  }

  return {
    async catchUp() {
      for (const id of failedBefore) {
        const isThere = await handleOld(id);
        if (stop.aborted) return;
        if (!isThere) place.failed = place.failed.filter((other) => other !== id);
        failedBefore = failedBefore.filter((other) => other !== id);
      }
      await goOnFully();
    },
    heard(id) {
      if (id === null || place.waiting.includes(id)) mayBePromoted = true;
    },
    rejected(id) {
      place.waiting.push(id);
    },
  };
}
