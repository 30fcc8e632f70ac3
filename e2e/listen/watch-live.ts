import { z } from "zod";
import { backOff, pause } from "#e2e/listen/back-off.ts";
import type { InboxClient } from "#e2e/listen/inbox-client.ts";
import { type LiveEvent, readEvents } from "#e2e/listen/read-events.ts";
import { reasonOf } from "#e2e/listen/reason-of.ts";
import { Refused } from "#e2e/listen/refused.ts";

/** The inbox says something every 15 s; after this long the line is dead. */
const SILENCE_MS = 40_000;

type Handlers = {
  /** A delivery with this id came, or, where it is null, anything may have: only the list of deliveries tells. */
  onNews(id: number | null): void;
  onRejection(id: number): void;
  onUp(): void;
  onDown(reason: string): void;
};

const withId = z.object({ id: z.int() });

/** Keeps the stream of changes open until `stop`, through restarts and lost networks. Throws `Refused`. */
export async function watchLive(inbox: Pick<InboxClient, "live">, on: Handlers, stop: AbortSignal): Promise<void> {
  let failures = 0;
  while (!stop.aborted) {
    const silence = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const heard = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(new Error("nothing was heard any more")), SILENCE_MS);
    };
    try {
      heard();
      const stream = await inbox.live(AbortSignal.any([stop, silence.signal]));
      failures = 0;
      on.onUp();
      // What came while there was no stream.
      on.onNews(null);
      for await (const event of readEvents(stream)) {
        heard();
        tell(event, on);
      }
      if (!stop.aborted) on.onDown("it ended the stream");
    } catch (error) {
      if (stop.aborted) return;
      if (error instanceof Refused) throw error;
      on.onDown(reasonOf(error));
    } finally {
      clearTimeout(timer);
    }
    failures += 1;
    await pause(backOff(failures) * (0.75 + Math.random() / 4), stop);
  }
}

function tell({ event, data }: LiveEvent, on: Handlers): void {
  if (event === "delivery") on.onNews(withId.parse(data).id);
  if (event === "burst" || event === "reset") on.onNews(null);
  if (event === "rejection") on.onRejection(withId.parse(data).id);
}
