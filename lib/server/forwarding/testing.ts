import type { TestContext } from "node:test";
import { setImmediate as realTurn } from "node:timers/promises";
import { createClearAway } from "#db/forwards/clear-away.ts";
import { createClockSetBack } from "#db/forwards/clock-set-back.ts";
import { createEndpointStore, type EndpointRow, type NewEndpoint } from "#db/forwards/endpoint-store.ts";
import { createForwardQueue } from "#db/forwards/forward-queue.ts";
import { listForwards } from "#db/forwards/list-forwards.ts";
import { createOweArrivals } from "#db/forwards/owe-arrivals.ts";
import { createRecordOutcomes, type EndpointNews } from "#db/forwards/record-outcomes.ts";
import { createRecoveries } from "#db/forwards/recoveries.ts";
import { arrival, testInbox } from "#db/testing.ts";
import type { Outcome } from "#lib/forwarding/outcome.ts";
import { type Forwarder, startForwarder } from "#lib/server/forwarding/forwarder.ts";

/** What a receiver did with a request: a status, or null for no answer; at once, or after a while. */
export type Answer = { status: number | null; afterMs?: number; retryAfterMs?: number };

export type Sent = { endpointId: number; webhookId: string; at: number; isReplay: boolean; status: number | null };

/** What goes by from one look at the time to the next, so that a budget of time is used up after so many. */
export const LOOK_TAKES_MS = 0.01;

/** Forwarding with everything but the network, on a clock that only `advance` moves, whatever the machine is busy with. */
export function testForwarding(t: TestContext, answer: (sent: Omit<Sent, "status">) => Answer) {
  const inbox = testInbox(t);
  t.mock.timers.enable({ apis: ["setTimeout", "setImmediate", "Date"], now: Date.parse("2026-03-16T08:00:00Z") });
  let looks = 0;
  t.mock.method(performance, "now", () => Date.now() + looks++ * LOOK_TAKES_MS);
  let clockBehind = 0;
  const now = () => Date.now() - clockBehind;
  const store = createEndpointStore(inbox.db, now);
  const sent: Sent[] = [];
  const news: EndpointNews[] = [];
  const errors: unknown[] = [];
  let isNewsBroken = false;
  let forwarder: Forwarder | null = null;
  const owing = createOweArrivals(inbox.db, now, () => forwarder?.wake());
  const recoveries = createRecoveries(inbox.db, now, () => forwarder?.wake());
  /** A new one each time, as after a restart. */
  const clearAway = (budgetMs: number) => createClearAway(inbox.db, now, () => forwarder?.wake()).follow(budgetMs);

  async function send(
    { id }: EndpointRow,
    { webhookId, isReplay }: { webhookId: string; isReplay: boolean },
  ): Promise<Outcome> {
    const request = { endpointId: id, webhookId, at: now(), isReplay };
    const { status, afterMs = 0, retryAfterMs = null } = answer(request);
    sent.push({ ...request, status });
    if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
    const unanswered =
      status === null ? { errorClass: "timeout", error: "No answer." } : { errorClass: null, error: null };
    return {
      at: request.at,
      durationMs: afterMs,
      status,
      address: null,
      responseBody: null,
      retryAfterMs,
      ...unanswered,
    };
  }

  function start(): void {
    forwarder = startForwarder({
      endpoints: store,
      queue: createForwardQueue(inbox.db, now),
      record: createRecordOutcomes(inbox.db),
      send: (endpoint, sending) => send(endpoint, sending),
      now,
      elapsed: () => Date.now(),
      random: () => 0,
      onChange(some) {
        if (isNewsBroken) throw new Error("nobody can be told");
        news.push(...some);
      },
      onSetBack(byMs) {
        const setBack = createClockSetBack(inbox.db, now, () => forwarder?.wake());
        setBack.note(byMs);
        while (!setBack.follow(1_000));
      },
      onError: (cause) => errors.push(cause),
    });
  }

  return {
    ...inbox,
    store,
    recoveries,
    clearAway,
    sent,
    news,
    errors,
    endpoint(choice: Partial<NewEndpoint> = {}): EndpointRow {
      const usual = { url: "https://example.com", description: "", topics: null, headers: null, paused: false };
      return store.add({ ...usual, secret: "", disabledReason: null, ...choice });
    },
    /** A delivery comes in and is owed to whoever wants it. */
    async deliver(webhookId: string, body: string): Promise<number> {
      const stored = inbox.ingest.store({ ...arrival(webhookId, body), receivedAt: now() });
      t.mock.timers.tick(0);
      const { id } = await stored;
      while (!owing.follow(1_000));
      return id;
    },
    /** From now on nobody hears of what was tried. */
    breakNews() {
      isNewsBroken = true;
    },
    owe: () => owing.follow(1_000),
    start,
    /** As a kill would: what was under way is not written down. */
    forget: () => forwarder?.stop(),
    wake: () => forwarder?.wake(),
    /** Lets `ms` go by, and everything happen that happens meanwhile. */
    async advance(ms: number, stepMs = 1_000): Promise<void> {
      for (let gone = 0; gone < ms; gone += stepMs) {
        t.mock.timers.tick(Math.min(stepMs, ms - gone));
        await settle(t);
      }
    },
    /** Somebody corrects a clock that was ahead; time itself goes on. */
    setClockBack(ms: number) {
      clockBehind += ms;
    },
    /** Oldest first, up to two hundred. */
    forwardsOf: (endpointId: number) => listForwards(inbox.db, endpointId, null, { limit: 200 }).data.reverse(),
  };
}

/** Promises of what has just fired, and what they set off at once. */
async function settle(t: TestContext): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await realTurn();
    t.mock.timers.tick(0);
  }
}
