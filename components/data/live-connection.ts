import { z } from "zod";
import { type DeliveryItem, deliveryItemSchema } from "#lib/api/delivery.ts";

type Handlers = {
  /** The stream stands. `missed` when something may have happened since it last stood. */
  onUp: (missed: boolean) => void;
  onDown: () => void;
  onDelivery: (item: DeliveryItem) => void;
  onAttempt: (item: DeliveryItem) => void;
  onRejection: () => void;
  onRecording: (callId: number) => void;
  onBurst: () => void;
  onForwards: () => void;
  onMissing: () => void;
  onFailures: () => void;
  onReset: () => void;
};

const recordingSchema = z.object({ callId: z.int() });

const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;
const WATCH_EVERY = 5_000;
/** The server says something every 15 s; a timer that is this late means that the machine slept. */
const SILENCE = 40_000;

/**
 * Keeps a stream of changes open until the returned function is called: through restarts of the server, lost networks
 * and sleep. The browser's own reconnection gives up on an error status and never notices a dead line; this one does not.
 */
export function connectLive(handlers: Handlers): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let openedBefore = false;
  let heardAt = Date.now();

  function heard() {
    heardAt = Date.now();
  }

  function on(name: string, handle: (data: string) => void) {
    source?.addEventListener(name, (event) => {
      heard();
      handle(event instanceof MessageEvent ? String(event.data) : "");
    });
  }

  function open() {
    clearTimeout(retry);
    source?.close();
    heard();
    source = new EventSource("/api/v1/live");
    source.onopen = () => {
      heard();
      failures = 0;
      handlers.onUp(openedBefore);
      openedBefore = true;
    };
    source.onerror = reopenLater;
    on("ping", () => {});
    on("delivery", (data) => readItem(data, handlers.onDelivery));
    on("attempt", (data) => readItem(data, handlers.onAttempt));
    on("rejection", handlers.onRejection);
    on("recording", readRecording);
    on("burst", handlers.onBurst);
    on("forwards", handlers.onForwards);
    on("missing", handlers.onMissing);
    on("failures", handlers.onFailures);
    on("reset", handlers.onReset);
  }

  function readItem(data: string, handle: (item: DeliveryItem) => void) {
    const parsed = deliveryItemSchema.safeParse(JSON.parse(data));
    if (parsed.success) handle(parsed.data);
    // A newer server may say more than this page understands; that something came is still true.
    else handlers.onBurst();
  }

  function readRecording(data: string) {
    const parsed = recordingSchema.safeParse(JSON.parse(data));
    if (parsed.success) handlers.onRecording(parsed.data.callId);
    else handlers.onBurst();
  }

  function reopenLater() {
    source?.close();
    clearTimeout(retry);
    handlers.onDown();
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures);
    failures += 1;
    retry = setTimeout(open, wait * (0.75 + Math.random() / 2));
  }

  function reopenNow() {
    failures = 0;
    handlers.onDown();
    open();
  }

  function reopenIfSilent() {
    if (source?.readyState === EventSource.CLOSED) return;
    if (Date.now() - heardAt > SILENCE) reopenNow();
  }

  function reopenIfDown() {
    if (source?.readyState === EventSource.CLOSED) reopenNow();
    else reopenIfSilent();
  }

  const watch = setInterval(reopenIfSilent, WATCH_EVERY);
  window.addEventListener("online", reopenNow);
  window.addEventListener("pageshow", reopenIfDown);
  document.addEventListener("visibilitychange", reopenIfDown);
  open();

  return () => {
    clearInterval(watch);
    clearTimeout(retry);
    window.removeEventListener("online", reopenNow);
    window.removeEventListener("pageshow", reopenIfDown);
    document.removeEventListener("visibilitychange", reopenIfDown);
    source?.close();
  };
}
