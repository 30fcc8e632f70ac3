import { setImmediate as turn } from "node:timers/promises";
import { callOfDelivery, keyOfCall } from "#db/calls/event-store.ts";
import { listCallFacets } from "#db/calls/facets.ts";
import { getCall } from "#db/calls/get-call.ts";
import { type CallWindow, listCalls } from "#db/calls/list-calls.ts";
import { createCheckpointer } from "#db/checkpointer.ts";
import { getBody, getDelivery } from "#db/delivery-detail.ts";
import { listDeliveries, type Window } from "#db/delivery-list.ts";
import { createIdSequence } from "#db/ids.ts";
import { createIngest, createWriteArrival, type Ingest } from "#db/ingest.ts";
import { type Db, openConnection, openDatabase } from "#db/open.ts";
import { createProjector } from "#db/projector.ts";
import { createPromote, createPromoteSome, type PromoteResult } from "#db/promote.ts";
import { createQuarantine } from "#db/quarantine.ts";
import { createRecordingLinks } from "#db/recording-links.ts";
import { createRecordings } from "#db/recordings.ts";
import { getStats } from "#db/stats.ts";
import { probeWrite } from "#db/write-probe.ts";
import type { Secret } from "#lib/allo/signature.ts";
import type { Call, CallItem } from "#lib/api/call.ts";
import type { CallFacets } from "#lib/api/call-facets.ts";
import type { CallFilters } from "#lib/api/call-filters.ts";
import { type Delivery, type DeliveryItem, withoutRaw } from "#lib/api/delivery.ts";
import type { DeliveryFilters } from "#lib/api/delivery-filters.ts";
import type { Page } from "#lib/api/page.ts";
import type { Rejection, RejectionItem } from "#lib/api/rejection.ts";
import { type Stats, withoutRejections } from "#lib/api/stats.ts";
import { atMostEach } from "#lib/server/at-most-each.ts";
import { type Access, createAccess } from "#lib/server/auth/access.ts";
import { type Authorized, may } from "#lib/server/auth/authorized.ts";
import { searchScope } from "#lib/server/auth/search-scope.ts";
import { readSecretKey } from "#lib/server/auth/secret-key.ts";
import { type Conversations, createConversations } from "#lib/server/conversations.ts";
import { localSecret, takeDataDirectory } from "#lib/server/data-directory.ts";
import type { Env } from "#lib/server/env.ts";
import { createFloodGuard, type FloodGuard } from "#lib/server/flood-guard.ts";
import { announce } from "#lib/server/forwarding/announce.ts";
import { createForwarding, type Forwarding } from "#lib/server/forwarding/forwarding.ts";
import { createSeal } from "#lib/server/forwarding/seal.ts";
import { createLiveBus, type LiveBus } from "#lib/server/live-bus.ts";
import { log } from "#lib/server/log.ts";
import { createOutbound, type Outbound } from "#lib/server/outbound/outbound.ts";
import { startProjectorLoop } from "#lib/server/projector-loop.ts";
import { type BodyRoom, createBodyRoom } from "#lib/server/read-body.ts";
import type { AudioRequest } from "#lib/server/recordings/audio-response.ts";
import { createRecordingDesk } from "#lib/server/recordings/recording-desk.ts";
import { createRejectionDesk, type RejectionDesk } from "#lib/server/rejection-desk.ts";
import { createSearch, type Search } from "#lib/server/search.ts";
import { singleton } from "#lib/server/singleton.ts";
import { sayMigrating } from "#lib/server/welcome.ts";

/** How long a page may hold up others to show what has just arrived. */
const CATCH_UP_MS = 5;
/** Each look at the health waits for the disk, which deliveries wait for too. */
const HEALTH_MS = 1_000;
/** How long promoting many may hold up others at a time. */
const PROMOTE_SLICE_MS = 15;

/** Everything behind the URLs, put together once per process. */
export type Inbox = {
  env: Env;
  /** Where this server reaches itself. */
  selfUrl: string;
  access: Access;
  /** The one way to addresses that data or users name. */
  outbound: Outbound;
  forwarding: Forwarding;
  secrets: readonly Secret[];
  /** True while only the local secret verifies, because Allo's own is not set. */
  secretMissing: boolean;
  ingest: Ingest;
  floodGuard: FloodGuard;
  bodyRoom: BodyRoom;
  rejectionDesk: RejectionDesk;
  live: LiveBus;
  deliveries: {
    list(access: Authorized, filters: DeliveryFilters, window: Window): Page<DeliveryItem>;
    /** Without payload unless that is asked for, and without payload and headers for those who may not see what came. */
    get(access: Authorized, id: number, options: { payload: boolean }): Delivery | null;
    body(access: Authorized<"raw">, id: number, attemptId?: number): Buffer | null;
  };
  calls: {
    list(access: Authorized, filters: CallFilters, window: CallWindow): Page<CallItem>;
    /** What the list can be narrowed to. */
    facets(access: Authorized): CallFacets;
    /** By the id of any delivery that made it. */
    get(access: Authorized, id: number): Call | null;
  };
  rejections: {
    list(access: Authorized<"raw">, window: { limit: number; before?: number | undefined }): Page<RejectionItem>;
    get(access: Authorized<"raw">, id: number): Rejection | null;
    promote(access: Authorized<"administer">, id: number): PromoteResult;
    /** Promotes all that now verify, oldest first, and lets others in between. */
    promoteAll(access: Authorized<"administer">): Promise<PromoteResult[]>;
  };
  recordings: {
    /** Allo's id, in its one spelling, of the call with this id; null where there is none that has been told. */
    alloId(access: Authorized<"play" | "download">, callId: number): string | null;
    /** The audio of a call, by Allo's id of it in its one spelling, or why there is none. */
    send(access: Authorized<"play" | "download">, alloId: string, asked: AudioRequest): Promise<Response>;
  };
  conversations: Conversations;
  search: Search;
  stats(access: Authorized): Stats;
  /** Throws what SQLite says when the database cannot be written. */
  probe(): void;
  /** The same, but what was learnt in the last second is good enough: strangers may ask. */
  checkHealth(): void;
  close(): Promise<void>;
};

type Holder = { current: Inbox | null };

const holder = () => singleton<Holder>("inbox", () => ({ current: null }));

/** The inbox that `startInbox` made in this process. */
export function inbox(): Inbox {
  const { current } = holder();
  if (!current) throw new Error("The inbox is not started: run server.ts, not next itself.");
  return current;
}

/** Takes the data directory, migrates and starts all background work. Throws `DataDirectoryRefused`, `DatabaseRefused`. */
export function startInbox(env: Env, selfUrl: string): Inbox {
  const directory = takeDataDirectory(env.dataDir);
  let db: Db;
  try {
    db = openDatabase(directory.database, sayMigrating);
  } catch (cause) {
    directory.release();
    throw cause;
  }
  const secretMissing = env.secrets.length === 0;
  const secrets = secretMissing ? [localSecret(env.dataDir)] : env.secrets;
  const projections = openConnection(directory.database, "NORMAL");
  const live = createLiveBus();
  const ids = createIdSequence(db);
  const write = createWriteArrival(db);
  const quarantine = createQuarantine(db);
  const checkpointer = createCheckpointer(directory.database, (cause) => {
    log().warn({ err: cause }, "copying the write-ahead log into the database failed");
  });
  const projector = createProjector(projections, Date.now, (changes) => {
    checkpointer.wake();
    live.emit("changes", changes);
    links.wake();
  });
  const loop = startProjectorLoop(projector, (cause) => log().error({ err: cause }, "reading deliveries failed"));
  const ingest = createIngest(db, ids, write, () => {
    checkpointer.wake();
    loop.wake();
    forwarding.wake();
  });
  const promote = createPromote(db, quarantine, write, secrets);
  const promoteSome = createPromoteSome(db, promote);
  const rejectionDesk = createRejectionDesk({
    quarantine,
    ids,
    secrets,
    secretMissing,
    onKept: (id) => live.emit("rejection", { id }),
    onError: (cause) => log().error({ err: cause }, "keeping rejections failed"),
  });
  rejectionDesk.recheck();

  const outbound = createOutbound({ allow: env.outboundAllow });
  const recordings = createRecordingDesk({
    mode: env.recordings,
    dataDir: env.dataDir,
    recordings: createRecordings(db, Date.now),
    outbound,
    onChange(deliveryIds) {
      const calls = deliveryIds.map((id) => callOfDelivery(db, id)).filter((id) => id !== null);
      live.emit("recordings", { calls });
    },
    onError: (cause) => log().error({ err: cause }, "a recording could not be kept or sent"),
  });
  const links = startProjectorLoop(createRecordingLinks(projections, Date.now, recordings.take), (cause) =>
    log().error({ err: cause }, "looking for recordings failed"),
  );
  const people = openConnection(directory.database, "FULL");
  const access = createAccess({ people, tries: projections }, env, () => live.emit("access"));
  const forwarding = createForwarding({
    db,
    queues: projections,
    outbound,
    seal: createSeal(readSecretKey(people, env.dataDir, env.secretKey)),
    now: Date.now,
    onChange: () => live.emit("forwards"),
    onNews: (news, endpoint) => announce(access, news, endpoint),
    onError: (cause) => log().error({ err: cause }, "forwarding failed"),
  });

  const current: Inbox = {
    env,
    selfUrl,
    access,
    secrets,
    secretMissing,
    ingest,
    floodGuard: createFloodGuard(),
    bodyRoom: createBodyRoom(env.maxBodyBytes),
    rejectionDesk,
    outbound,
    forwarding,
    live,
    deliveries: {
      list({ actor }, filters, window) {
        loop.catchUp(CATCH_UP_MS);
        return listDeliveries(db, filters, window, searchScope(actor));
      },
      get({ actor }, id, { payload }) {
        loop.catchUp(CATCH_UP_MS);
        const delivery = getDelivery(db, id);
        if (!delivery) return null;
        if (!may(actor, "raw")) return withoutRaw(delivery);
        return payload ? delivery : { ...delivery, payload: null };
      },
      body: (_access, id, attemptId) => getBody(db, id, attemptId),
    },
    calls: {
      list(_access, filters, window) {
        loop.catchUp(CATCH_UP_MS);
        return listCalls(db, filters, window, Date.now());
      },
      facets(_access) {
        loop.catchUp(CATCH_UP_MS);
        return listCallFacets(db);
      },
      get(_access, id) {
        loop.catchUp(CATCH_UP_MS);
        const call = getCall(db, id, Date.now());
        return call && { ...call, recording: recordings.describe(call.alloId) };
      },
    },
    rejections: {
      list(_access, window) {
        rejectionDesk.catchUp(CATCH_UP_MS);
        return quarantine.list(window);
      },
      get(_access, id) {
        rejectionDesk.catchUp(CATCH_UP_MS);
        return quarantine.get(id);
      },
      promote(_access, id) {
        const result = promote(id);
        loop.wake();
        forwarding.wake();
        return result;
      },
      async promoteAll(_access) {
        const ids = quarantine.promotableIds();
        const results: PromoteResult[] = [];
        while (results.length < ids.length) {
          results.push(...promoteSome(ids.slice(results.length), PROMOTE_SLICE_MS));
          loop.wake();
          forwarding.wake();
          await turn();
        }
        return results;
      },
    },
    recordings: {
      alloId: (_access, callId) => keyOfCall(db, callId),
      send: (_access, alloId, asked) => recordings.send(alloId, asked),
    },
    conversations: createConversations(db, () => loop.catchUp(CATCH_UP_MS), Date.now),
    search: createSearch(db, () => loop.catchUp(CATCH_UP_MS), Date.now),
    stats({ actor }) {
      loop.catchUp(CATCH_UP_MS);
      rejectionDesk.catchUp(CATCH_UP_MS);
      const stats = getStats(db, quarantine, Date.now());
      return may(actor, "raw") ? stats : withoutRejections(stats);
    },
    probe: () => probeWrite(db),
    checkHealth: atMostEach(HEALTH_MS, () => probeWrite(db)),
    async close() {
      await ingest.close();
      links.stop();
      await recordings.stop();
      await forwarding.stop();
      await outbound.close();
      rejectionDesk.stop();
      loop.stop();
      await checkpointer.close();
      people.$client.close();
      projections.$client.close();
      db.$client.close();
      directory.release();
    },
  };
  holder().current = current;
  return current;
}
