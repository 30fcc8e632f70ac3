import { EMPTY_FILTERS } from "#lib/api/delivery-filters.ts";
import { type Authorized, may } from "#lib/server/auth/authorized.ts";
import type { Inbox } from "#lib/server/inbox.ts";

const HEARTBEAT_MS = 15_000;
/** Changes are gathered this long, so that a burst is one write and not a thousand. */
const GATHER_MS = 100;
/** Told without saying what changed: the page asks again. */
const BARE_NEWS = ["missing", "failures"] as const;
/** More at once than this are announced, not listed. */
const MOST_LISTED = 100;

/** Who listens. `recheck` resolves with false once the session is over or the role is another. */
export type Listener = { access: Authorized; recheck: () => Promise<boolean> };

type Source = Pick<Inbox, "live"> & { deliveries: Pick<Inbox["deliveries"], "list"> };

/**
 * Server-sent events of what changes: `delivery` and `attempt` with the item, `rejection`, `recording` with its call, `burst`
 * where there are too many to list, `forwards` when endpoints or what is owed to them changed, `missing` and `failures` when those
 * lists did, `reset` where the client missed too much, `ping` as a heartbeat that a page can hear. The event id is the newest
 * delivery's id, and `lastEventId` resumes there.
 */
export function liveStream(
  inbox: Source,
  { access, recheck }: Listener,
  lastEventId: string | null,
  signal: AbortSignal,
): Response {
  const encoder = new TextEncoder();
  let cleanUp = () => {};

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let read = new Set<number>();
      let repeated = new Set<number>();
      let recorded = new Set<number>();
      let forwarded = false;
      let timer: NodeJS.Timeout | null = null;
      let open = true;

      function send(text: string): void {
        if (!open) return;
        // A reader that does not keep up is let go; it comes back and resumes.
        if ((controller.desiredSize ?? 0) < -1_000) end();
        else controller.enqueue(encoder.encode(text));
      }
      function sendItem(event: "delivery" | "attempt", id: number): void {
        const [item] = inbox.deliveries.list(access, EMPTY_FILTERS, { limit: 1, upTo: id, after: id - 1 }).data;
        if (item) send(message(event, item, event === "delivery" ? id : null));
      }
      function sendChanges(): void {
        const [came, again, calls, sentOn] = [read, repeated, recorded, forwarded];
        // Looking an item up may read further deliveries: those belong to the next batch.
        [timer, read, repeated, recorded, forwarded] = [null, new Set(), new Set(), new Set(), false];
        const newest = Math.max(0, ...came);
        if (came.size + again.size + calls.size > MOST_LISTED) {
          send(message("burst", { count: came.size, lastId: newest }, newest || null));
        } else {
          for (const id of [...came].sort((a, b) => a - b)) sendItem("delivery", id);
          for (const id of again) if (!came.has(id)) sendItem("attempt", id);
          for (const id of calls) send(message("recording", { callId: id }, null));
        }
        if (sentOn) send(message("forwards", {}, null));
      }
      function onChanges(changes: { read: number[]; repeated: number[] }): void {
        for (const id of changes.read) read.add(id);
        for (const id of changes.repeated) repeated.add(id);
        timer ??= setTimeout(sendChanges, GATHER_MS);
      }
      function onRecordings({ calls }: { calls: readonly number[] }): void {
        for (const id of calls) recorded.add(id);
        timer ??= setTimeout(sendChanges, GATHER_MS);
      }
      function onForwards(): void {
        forwarded = true;
        timer ??= setTimeout(sendChanges, GATHER_MS);
      }
      const bareNews = BARE_NEWS.map((name) => [name, () => send(message(name, {}, null))] as const);
      function onRejection(rejection: { id: number }): void {
        send(message("rejection", rejection, null));
      }
      function end(): void {
        if (!open) return;
        cleanUp();
        controller.close();
      }

      function lookAgain(): void {
        void recheck().then((allowed) => allowed || end(), end);
      }
      const heartbeat = setInterval(() => {
        send("event: ping\ndata: {}\n\n");
        lookAgain();
      }, HEARTBEAT_MS);
      cleanUp = () => {
        cleanUp = () => {};
        open = false;
        clearInterval(heartbeat);
        if (timer) clearTimeout(timer);
        inbox.live.off("changes", onChanges).off("recordings", onRecordings).off("rejection", onRejection);
        inbox.live.off("forwards", onForwards).off("access", lookAgain).off("close", end);
        for (const [name, tell] of bareNews) inbox.live.off(name, tell);
      };
      inbox.live.on("changes", onChanges).on("recordings", onRecordings).on("access", lookAgain).on("close", end);
      if (may(access.actor, "raw")) {
        inbox.live.on("rejection", onRejection).on("forwards", onForwards);
        for (const [name, tell] of bareNews) inbox.live.on(name, tell);
      }
      signal.addEventListener("abort", () => cleanUp());
      send(`retry: 2000\n\n${missed(inbox, access, lastEventId)}`);
    },
    cancel() {
      cleanUp();
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-cache, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}

/** What came after the last event that the client has seen, oldest first. */
function missed(inbox: Source, access: Authorized, lastEventId: string | null): string {
  if (lastEventId === null || !/^[0-9]{1,15}$/.test(lastEventId)) return "";
  const page = inbox.deliveries.list(access, EMPTY_FILTERS, { limit: MOST_LISTED, after: Number(lastEventId) });
  const [newest] = page.data;
  if (page.nextCursor !== null) return message("reset", {}, newest?.id ?? null);
  return page.data
    .map((item) => message("delivery", item, item.id))
    .reverse()
    .join("");
}

function message(event: string, data: unknown, id: number | null): string {
  return `event: ${event}\n${id === null ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}
