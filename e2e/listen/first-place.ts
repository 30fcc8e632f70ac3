import type { InboxClient } from "#e2e/listen/inbox-client.ts";
import type { Place } from "#e2e/listen/place.ts";

type Inbox = Pick<InboxClient, "newest" | "rejections">;

/** The place of one that begins with what came at `since` (epoch milliseconds), or, where it is null, comes from now on. */
export async function firstPlace(inbox: Inbox, since: number | null): Promise<Place> {
  const newest = (await inbox.newest())?.id ?? 0;
  const position = since === null ? newest : await lastBefore(inbox, newest, since);
  const waiting = [...(await inbox.rejections())].flatMap(([id, promotedTo]) => (promotedTo === null ? [id] : []));
  return { position, waiting, failed: [] };
}

/** The last id that came before `since`, else 0. Ids are in the order of arrival, so that halving finds it. */
async function lastBefore(inbox: Inbox, newest: number, since: number): Promise<number> {
  let [low, high] = [0, newest];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const found = await inbox.newest(middle);
    if (!found || Date.parse(found.receivedAt) < since) low = middle;
    else high = found.id - 1;
  }
  return low;
}
