import { backOff, pause } from "#e2e/listen/back-off.ts";
import type { PassedOn } from "#e2e/listen/follow.ts";
import type { InboxClient } from "#e2e/listen/inbox-client.ts";
import type { PostSigned } from "#e2e/listen/post-signed.ts";
import type { Show } from "#e2e/listen/show.ts";
import type { DeliveryItem } from "#lib/api/delivery.ts";

type Source = {
  inbox: Pick<InboxClient, "body">;
  topics: readonly string[] | null;
  post: PostSigned;
  show: Pick<Show, "answer" | "taken" | "failed" | "gone">;
  retries: number;
  stop: AbortSignal;
};

/** Sends one delivery on, again where it is not taken. Throws what the inbox's client throws. */
export function createPassOn({ inbox, topics, post, show, retries, stop }: Source) {
  return async (item: DeliveryItem): Promise<PassedOn> => {
    if (topics && !topics.includes(item.topic)) return "done";
    const body = await inbox.body(item.id);
    if (!body) {
      show.gone(item);
      return "done";
    }
    for (let left = retries; ; left -= 1) {
      const answer = await post(item.webhookId, body);
      if (stop.aborted && !answer.ok) return "stopped";
      show.answer(item, answer, left);
      if (answer.ok) {
        show.taken(item);
        return "done";
      }
      if (left === 0) break;
      await pause(backOff(retries - left + 1), stop);
      if (stop.aborted) return "stopped";
    }
    show.failed(item);
    return "failed";
  };
}
