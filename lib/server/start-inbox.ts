import { setImmediate as turn } from "node:timers/promises";
import { callOfDelivery, keyOfCall } from "#db/calls/event-store.ts";
import { listCallFacets } from "#db/calls/facets.ts";
import { getCall } from "#db/calls/get-call.ts";
import { listCalls } from "#db/calls/list-calls.ts";
import { createCheckpointer } from "#db/checkpointer.ts";
import { getBody, getDelivery } from "#db/delivery-detail.ts";
import { listDeliveries } from "#db/delivery-list.ts";
import { createIdSequence } from "#db/ids.ts";
import { createIngest, createWriteArrival } from "#db/ingest.ts";
import { type Db, openConnection, openDatabase } from "#db/open.ts";
import { createProjector } from "#db/projector.ts";
import { createPromote, createPromoteSome, type PromoteResult } from "#db/promote.ts";
import { createQuarantine } from "#db/quarantine.ts";
import { createRecordingLinks } from "#db/recording-links.ts";
import { createRecordings } from "#db/recordings.ts";
import { getStats } from "#db/stats.ts";
import { probeWrite } from "#db/write-probe.ts";
import { withoutRaw } from "#lib/api/delivery.ts";
import { withoutRejections } from "#lib/api/stats.ts";
import { atMostEach } from "#lib/server/at-most-each.ts";
import { createAccess } from "#lib/server/auth/access.ts";
import { may } from "#lib/server/auth/authorized.ts";
import { searchScope } from "#lib/server/auth/search-scope.ts";
import { readSecretKey } from "#lib/server/auth/secret-key.ts";
import { createConversations } from "#lib/server/conversations.ts";
import { localSecret, takeDataDirectory } from "#lib/server/data-directory.ts";
import type { Env } from "#lib/server/env.ts";
import { announce } from "#lib/server/forwarding/announce.ts";
import { createForwarding } from "#lib/server/forwarding/forwarding.ts";
import { createSeal } from "#lib/server/forwarding/seal.ts";
import { createHealth } from "#lib/server/health/health.ts";
import { createBodyRoom } from "#lib/server/http/read-body.ts";
import { hold, type Inbox } from "#lib/server/inbox.ts";
import { createLiveBus } from "#lib/server/live-bus.ts";
import { log, logged } from "#lib/server/log.ts";
import { createOutbound } from "#lib/server/outbound/outbound.ts";
import { startProjectorLoop } from "#lib/server/projector-loop.ts";
import { createRecordingDesk } from "#lib/server/recordings/recording-desk.ts";
import { createSearch } from "#lib/server/search.ts";
import { createFloodGuard } from "#lib/server/webhook/flood-guard.ts";
import { createRejectionDesk } from "#lib/server/webhook/rejection-desk.ts";
import { sayMigrating } from "#lib/server/welcome.ts";

/** How long a page may hold up others to show what has just arrived. */
const CATCH_UP_MS = 5;
/** Each look at the health waits for the disk, which deliveries wait for too. */
const HEALTH_MS = 1_000;
/** How long promoting many may hold up others at a time. */
const PROMOTE_SLICE_MS = 15;

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
  const projector = createProjector(projections, Date.now, (changes, counted) => {
    health.series.counted(counted);
    checkpointer.wake();
    live.emit("changes", changes);
    links.wake();
    health.signals.read(changes);
  });
  const people = openConnection(directory.database, "FULL");
  const seal = createSeal(readSecretKey(people, env.dataDir, env.secretKey));
  const outbound = createOutbound({ allow: env.outboundAllow });
  const health = createHealth({
    db,
    projections,
    secretMissing,
    live,
    catchUp: () => loop.catchUp(CATCH_UP_MS),
    alerts: {
      db,
      queues: projections,
      dataDir: env.dataDir,
      outbound,
      seal,
      mail: env.mail,
      baseUrl: env.baseUrl,
      now: Date.now,
      onError: logged("alerts failed"),
    },
  });
  const loop = startProjectorLoop(projector, logged("reading deliveries failed", health.signals.notRead));
  const ingest = createIngest(
    db,
    ids,
    write,
    () => {
      checkpointer.wake();
      loop.wake();
      // So that it waits for a gap as well, when it is behind.
      links.wake();
      forwarding.wake();
      health.failures.stored();
    },
    health.failures.failed,
  );
  const promote = createPromote(db, quarantine, write, secrets);
  const promoteSome = createPromoteSome(db, promote);
  const rejectionDesk = createRejectionDesk({
    quarantine,
    ids,
    secrets,
    secretMissing,
    onKept: (id) => live.emit("rejection", { id }),
    onDiagnosed: health.signals.refused,
    onError: logged("keeping rejections failed", health.failures.failed),
  });
  rejectionDesk.recheck();

  const recordings = createRecordingDesk({
    mode: env.recordings,
    dataDir: env.dataDir,
    recordings: createRecordings(db, Date.now, projections),
    outbound,
    onChange(deliveryIds) {
      const calls = deliveryIds.map((id) => callOfDelivery(db, id)).filter((id) => id !== null);
      live.emit("recordings", { calls });
    },
    onSettled: health.signals.recording,
    onError: logged("a recording could not be kept or sent"),
  });
  const links = startProjectorLoop(
    createRecordingLinks(projections, Date.now, recordings.take),
    logged("looking for recordings failed"),
  );
  const access = createAccess({ people, tries: projections }, env, () => live.emit("access"));
  const forwarding = createForwarding({
    db,
    queues: projections,
    outbound,
    seal,
    now: Date.now,
    onTried(tried) {
      health.signals.tried(tried);
      health.series.tried(tried);
    },
    onChange() {
      live.emit("forwards");
      health.failures.endpointsChanged();
    },
    onNews(news, endpoint) {
      announce(access, news, endpoint);
      health.signals.endpoint(news, endpoint);
    },
    onError: logged("forwarding failed"),
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
    health,
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
      rejectionDesk.stop();
      loop.stop();
      // After all that tells it how it went.
      await health.stop();
      await outbound.close();
      await checkpointer.close();
      people.$client.close();
      projections.$client.close();
      db.$client.close();
      directory.release();
    },
  };
  hold(current);
  return current;
}
