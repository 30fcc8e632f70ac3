import { randomBytes } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { createClearAway } from "#db/forwards/clear-away.ts";
import { behindLastRun, createClockSetBack } from "#db/forwards/clock-set-back.ts";
import { createEndpointStore, type EndpointRow } from "#db/forwards/endpoint-store.ts";
import { createForwardQueue } from "#db/forwards/forward-queue.ts";
import { type ForwardWindow, getForward, listForwards, listForwardsOf } from "#db/forwards/list-forwards.ts";
import { createOweArrivals } from "#db/forwards/owe-arrivals.ts";
import { createRecordOutcomes, type EndpointNews, type Tried } from "#db/forwards/record-outcomes.ts";
import { createRecoveries, type RecoveryRange } from "#db/forwards/recoveries.ts";
import { type ReplayResult, type RetryResult, replay, retryNow } from "#db/forwards/send-again.ts";
import type { Db } from "#db/open.ts";
import { makeTestEvent } from "#lib/allo/test-event.ts";
import type { Endpoint, EndpointTest, Recovery } from "#lib/api/endpoint.ts";
import type { ForwardState } from "#lib/forwarding/forward-state.ts";
import { MOST_ENDPOINTS } from "#lib/forwarding/most-endpoints.ts";
import { isTaken } from "#lib/forwarding/outcome.ts";
import { type Authorized, may } from "#lib/server/auth/authorized.ts";
import { describeEndpoint, describeRecovery, describeTry } from "#lib/server/forwarding/describe.ts";
import {
  GRACE_MS,
  type HeaderPairs,
  newEndpointSecret,
  openRecipient,
} from "#lib/server/forwarding/endpoint-secrets.ts";
import { startForwarder } from "#lib/server/forwarding/forwarder.ts";
import type { Seal } from "#lib/server/forwarding/seal.ts";
import { sendForward } from "#lib/server/forwarding/send-forward.ts";
import type { Outbound } from "#lib/server/outbound/outbound.ts";
import { startProjectorLoop } from "#lib/server/projector-loop.ts";

/** How long counting what is to be sent again, or clearing away what is over, may hold up others at a time. */
const SLICE_MS = 5;
/** A busy inbox may let what is to be sent on wait so long: putting it into the queues is little work. */
const OWED_WITHIN_MS = 50;

type Source = {
  /** Makes each commit durable; for what people decide. */
  db: Db;
  /** For what a power cut may set back: it is then sent once more. */
  queues: Db;
  outbound: Outbound;
  seal: Seal;
  now(): number;
  /** Forwards were tried, and it is written down what that came to. */
  onTried(tried: readonly Tried[]): void;
  /** Forwards or endpoints changed. */
  onChange(): void;
  /** Something that has to be announced. */
  onNews(news: EndpointNews, endpoint: EndpointRow): void;
  onError(cause: unknown): void;
};

/** What a person says of an endpoint; null topics are all. */
export type EndpointChoice = {
  url: string;
  description: string;
  topics: string[] | null;
  headers: HeaderPairs;
  enabled: boolean;
  paused: boolean;
};

export type Forwarding = ReturnType<typeof createForwarding>;

/** Everything about sending deliveries on, for those who may. */
export function createForwarding({ db, queues, outbound, seal, now, onTried, onChange, onNews, onError }: Source) {
  const store = createEndpointStore(db, now);
  const recoveries = createRecoveries(queues, now, () => changed());
  const setBack = createClockSetBack(queues, now, () => changed());
  setBack.note(behindLastRun(queues, now()));
  const settingBack = startProjectorLoop(setBack, onError);
  const forwarder = startForwarder({
    endpoints: store,
    queue: createForwardQueue(queues, now),
    record: createRecordOutcomes(queues),
    send: async (endpoint, sending, signal) =>
      sendForward(outbound, await openRecipient(seal, endpoint, now()), sending, now, signal),
    now,
    elapsed: () => performance.now(),
    random: Math.random,
    onChange(news, tried) {
      onTried(tried);
      for (const one of news) {
        const endpoint = store.get(one.endpointId);
        if (endpoint) onNews(one, endpoint);
      }
      onChange();
    },
    onSetBack(byMs) {
      setBack.note(byMs);
      settingBack.wake();
    },
    onError,
  });
  const owing = startProjectorLoop(
    createOweArrivals(queues, now, () => changed()),
    onError,
    OWED_WITHIN_MS,
  );
  const recovering = startProjectorLoop(recoveries, onError);
  const clearing = startProjectorLoop(
    createClearAway(queues, now, () => changed()),
    onError,
  );

  function changed(): void {
    forwarder.wake();
    onChange();
  }

  /** What is little is done with before the answer. */
  function clearAway(): void {
    clearing.catchUp(SLICE_MS);
    clearing.wake();
  }

  async function shown({ actor }: Authorized, endpoint: EndpointRow): Promise<Endpoint> {
    return describeEndpoint(db, may(actor, "administer") ? seal : null, endpoint, now());
  }

  async function sealHeaders(headers: HeaderPairs): Promise<string | null> {
    return headers.length === 0 ? null : seal.close(JSON.stringify(headers));
  }

  return {
    /** Something was committed. */
    wake: owing.wake,
    /** The last made first. */
    endpoints: (access: Authorized<"raw">) =>
      Promise.all(
        store
          .all()
          .toReversed()
          .map((endpoint) => shown(access, endpoint)),
      ),
    async endpoint(access: Authorized<"raw">, id: number): Promise<Endpoint | null> {
      const found = store.get(id);
      return found && shown(access, found);
    },
    /** Null where there are as many as there may be. */
    async addEndpoint(access: Authorized<"administer">, choice: EndpointChoice): Promise<Endpoint | null> {
      const { headers, enabled, ...chosen } = choice;
      const secret = await seal.close(newEndpointSecret());
      const sealed = await sealHeaders(headers);
      if (store.all().length >= MOST_ENDPOINTS) return null;
      const disabledReason = enabled ? null : offByHand(access);
      const added = store.add({ ...chosen, secret, headers: sealed, disabledReason });
      changed();
      return shown(access, added);
    },
    /** Null where there is no such endpoint. */
    async changeEndpoint(
      access: Authorized<"administer">,
      id: number,
      { headers, enabled, paused, ...chosen }: Partial<EndpointChoice>,
    ): Promise<Endpoint | null> {
      const values = { ...chosen, ...(headers === undefined ? {} : { headers: await sealHeaders(headers) }) };
      const change = db.$client.transaction(() => {
        const before = store.get(id);
        if (!before) return;
        if (Object.keys(values).length > 0) store.change(id, values);
        if (paused !== undefined && paused !== before.paused) store.pause(id, paused);
        if (enabled === false && before.disabledAt === null) store.turnOff(id, offByHand(access));
        if (enabled === true && before.disabledAt !== null) store.turnOn(id);
      });
      change.immediate();
      changed();
      const after = store.get(id);
      return after && shown(access, after);
    },
    removeEndpoint(_access: Authorized<"administer">, id: number): boolean {
      const removed = store.remove(id);
      clearAway();
      changed();
      return removed;
    },
    /** The old secret signs too for a day. Null where there is no such endpoint, "full" where too many sign already. */
    async rotateSecret(access: Authorized<"administer">, id: number): Promise<Endpoint | "full" | null> {
      const secret = await seal.close(newEndpointSecret());
      if (!store.get(id)) return null;
      if (!store.rotate(id, secret, now() + GRACE_MS)) return "full";
      onChange();
      const after = store.get(id);
      return after && shown(access, after);
    },
    /** Sends an event that nobody caused, and waits for the answer. Null where there is no such endpoint or topic. */
    async test(_access: Authorized<"administer">, id: number, topic: string): Promise<EndpointTest | null> {
      const endpoint = store.get(id);
      const event = makeTestEvent(topic, now(), randomBytes(12).toString("hex"));
      if (!endpoint || !event) return null;
      const sending = { webhookId: event.webhookId, body: Buffer.from(event.body), isReplay: false };
      const recipient = await openRecipient(seal, endpoint, now());
      const outcome = await sendForward(outbound, recipient, sending, now, new AbortController().signal);
      return { topic, ok: isTaken(outcome), ...describeTry(outcome) };
    },
    forwards(_access: Authorized<"raw">, endpointId: number, state: ForwardState | null, window: ForwardWindow) {
      return store.get(endpointId) && listForwards(queues, endpointId, state, window);
    },
    forward: (_access: Authorized<"raw" | "act">, id: number) => getForward(queues, id),
    /** Where a delivery was forwarded to. */
    forwardsOf: (_access: Authorized<"raw">, deliveryId: number) => listForwardsOf(queues, deliveryId),
    retry(_access: Authorized<"act">, id: number): RetryResult {
      const result = retryNow(queues, id, now());
      changed();
      return result;
    },
    replay(_access: Authorized<"act">, deliveryId: number, endpointId: number): ReplayResult {
      const result = replay(queues)(deliveryId, endpointId, now());
      changed();
      return result;
    },
    /** Counts without sending; null where there is no such endpoint. Lets others in between. */
    async countRecovery(_access: Authorized<"act">, range: RecoveryRange): Promise<number | null> {
      if (!store.get(range.endpointId)) return null;
      let counted = { position: 0, count: 0, done: false };
      while (!counted.done) {
        counted = recoveries.count(range, counted, SLICE_MS);
        await turn();
      }
      return counted.count;
    },
    /** Begins a job that was counted before, and gives its id; null where the endpoint was removed meanwhile. */
    recover({ actor }: Authorized<"act">, range: RecoveryRange, total: number): number | null {
      if (!store.get(range.endpointId)) return null;
      const { id } = recoveries.begin(range, actor.name, total);
      recovering.wake();
      return id;
    },
    /** Null where there is no such endpoint. */
    recoveries: (_access: Authorized<"raw">, endpointId: number): Recovery[] | null =>
      store.get(endpointId) && recoveries.list(endpointId).map(describeRecovery),
    cancelRecovery(_access: Authorized<"act">, endpointId: number, id: number): boolean {
      const cancelled = recoveries.cancel(endpointId, id);
      clearAway();
      changed();
      return cancelled;
    },
    async stop(): Promise<void> {
      owing.stop();
      recovering.stop();
      clearing.stop();
      settingBack.stop();
      await forwarder.stop();
    },
  };
}

function offByHand({ actor }: Authorized): string {
  return `Turned off by ${actor.name}.`;
}
