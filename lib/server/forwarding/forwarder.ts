import type { EndpointRow, EndpointStore } from "#db/forwards/endpoint-store.ts";
import type { DueForward, ForwardQueue } from "#db/forwards/forward-queue.ts";
import type { EndpointNews, RecordOutcomes, Tried } from "#db/forwards/record-outcomes.ts";
import { watchClock } from "#lib/forwarding/clock-watch.ts";
import { type Outcome, unsendable } from "#lib/forwarding/outcome.ts";
import type { Sending } from "#lib/server/forwarding/send-forward.ts";

/** Of one endpoint; others do not wait for it. */
const AT_ONCE = 8;
/** What has queued up while an endpoint was paused or off goes out at most this often. */
const DRAIN_EVERY_MS = 20;
/** One look holds up others so long at most, and rests as long: hundreds that are about the same may all have to be put off. */
const LOOK_MS = 5;
const AFTER_FAILURE_MS = 1_000;
const LONGEST_SLEEP_MS = 3_600_000;

export type Forwarder = {
  /** There may be something to send, or an endpoint was changed. */
  wake(): void;
  /** Gives up what is under way, which the next start tries again. */
  stop(): Promise<void>;
};

type Source = {
  endpoints: Pick<EndpointStore, "all" | "get">;
  queue: ForwardQueue;
  record: RecordOutcomes;
  send(endpoint: EndpointRow, sending: Sending, signal: AbortSignal): Promise<Outcome>;
  now(): number;
  /** Milliseconds since some moment, whatever the clock does. */
  elapsed(): number;
  random(): number;
  /** These were tried, and it is written down what that came to. */
  onChange(news: readonly EndpointNews[], tried: readonly Tried[]): void;
  /** The clock was set back by so many milliseconds. */
  onSetBack(byMs: number): void;
  onError(cause: unknown): void;
};

type Lane = { underWay: Set<number>; drainAt: number; timer: NodeJS.Timeout | undefined };

/** Sends what is owed, each endpoint at its own pace. What a try came to is written down before its place is taken by another. */
export function startForwarder(source: Source): Forwarder {
  const { endpoints, queue, record, send, now, random, onChange, onError } = source;
  const setBackBy = watchClock(now, source.elapsed);
  const lanes = new Map<number, Lane>();
  const stopping = new AbortController();
  const sending = new Set<Promise<void>>();
  let tried: Tried[] = [];
  let isWriting = false;

  function laneOf(endpointId: number): Lane {
    const lane = lanes.get(endpointId) ?? { underWay: new Set(), drainAt: 0, timer: undefined };
    lanes.set(endpointId, lane);
    return lane;
  }

  async function tryOne(endpoint: EndpointRow, forward: DueForward): Promise<void> {
    const content = queue.content(forward.deliveryId);
    const isReplay = forward.origin === "replay";
    const outcome = content
      ? await send(endpoint, { ...content, isReplay }, stopping.signal)
      : unsendable(now(), "gone", "The delivery's body is not kept any more.");
    if (stopping.signal.aborted) return;
    // It may have begun before the clock was set back.
    tried.push({ forward, outcome: { ...outcome, at: Math.min(outcome.at, now()) } });
    if (isWriting) return;
    isWriting = true;
    setImmediate(writeDown);
  }

  function writeDown(): void {
    const batch = tried;
    tried = [];
    let news: EndpointNews[];
    try {
      news = record(batch, random);
    } catch (cause) {
      // Sent, and not written down: it stays under way until it is, or else it would be sent again and again.
      onError(cause);
      tried = [...batch, ...tried];
      if (!stopping.signal.aborted) setTimeout(writeDown, AFTER_FAILURE_MS);
      return;
    }
    isWriting = false;
    // Apart from it: whatever becomes of telling others, what is written down must not be written again.
    try {
      onChange(news, batch);
    } catch (cause) {
      onError(cause);
    }
    for (const { forward } of batch) lanes.get(forward.endpointId)?.underWay.delete(forward.id);
    for (const endpointId of new Set(batch.map(({ forward }) => forward.endpointId))) look(endpointId);
  }

  function start(endpoint: EndpointRow, forward: DueForward, lane: Lane): void {
    lane.underWay.add(forward.id);
    const done = tryOne(endpoint, forward)
      .catch((cause: unknown) => {
        onError(cause);
        lane.underWay.delete(forward.id);
        sleep(endpoint.id, AFTER_FAILURE_MS);
      })
      .finally(() => sending.delete(done));
    sending.add(done);
  }

  /** Sends what an endpoint may get now; gives when there may be more, or null where something will wake it. */
  function sendDue(endpoint: EndpointRow, lane: Lane): number | null {
    const deadline = performance.now() + LOOK_MS;
    for (;;) {
      const free = AT_ONCE - lane.underWay.size;
      if (free <= 0) return null;
      const due = queue.due(endpoint.id, AT_ONCE + lane.underWay.size).filter(({ id }) => !lane.underWay.has(id));
      if (due.length === 0) return queue.nextDueAt(endpoint.id);
      for (const forward of due.slice(0, free)) {
        if (performance.now() > deadline) return now() + LOOK_MS;
        if (queue.cancelWithRecovery(forward)) continue;
        const until = queue.heldUntil(forward, endpoint.topics);
        if (until !== null) {
          queue.hold(forward, until);
          continue;
        }
        if (endpoint.resumedAt !== null && forward.createdAt < endpoint.resumedAt) {
          if (lane.drainAt > now()) return lane.drainAt;
          lane.drainAt = now() + DRAIN_EVERY_MS;
        }
        start(endpoint, forward, lane);
      }
    }
  }

  function heedClock(): void {
    const byMs = setBackBy();
    if (byMs === 0) return;
    for (const lane of lanes.values()) lane.drainAt = 0;
    source.onSetBack(byMs);
  }

  function look(endpointId: number): void {
    if (stopping.signal.aborted) return;
    const lane = laneOf(endpointId);
    clearTimeout(lane.timer);
    try {
      heedClock();
      const endpoint = endpoints.get(endpointId);
      if (!endpoint) lanes.delete(endpointId);
      if (!endpoint || endpoint.paused || endpoint.disabledAt !== null) return;
      const next = sendDue(endpoint, lane);
      if (next !== null) sleep(endpointId, next - now());
    } catch (cause) {
      onError(cause);
      sleep(endpointId, AFTER_FAILURE_MS);
    }
  }

  function sleep(endpointId: number, forMs: number): void {
    const lane = laneOf(endpointId);
    clearTimeout(lane.timer);
    if (stopping.signal.aborted) return;
    lane.timer = setTimeout(look, Math.min(Math.max(forMs, 0), LONGEST_SLEEP_MS), endpointId);
  }

  function wake(): void {
    try {
      for (const { id } of endpoints.all()) sleep(id, 0);
    } catch (cause) {
      onError(cause);
    }
  }

  wake();
  return {
    wake,
    async stop() {
      stopping.abort();
      for (const { timer } of lanes.values()) clearTimeout(timer);
      await Promise.all(sending);
      if (tried.length > 0) writeDown();
    },
  };
}
