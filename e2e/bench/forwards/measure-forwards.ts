import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { DEAD_PATH, openSink, type Sink } from "#e2e/bench/forwards/sink.ts";
import { makeBodies, prepareRequests } from "#e2e/bench/load/bodies.ts";
import { openConnections } from "#e2e/bench/load/connection.ts";
import { closedLoop, openLoop } from "#e2e/bench/load/phases.ts";
import { type Latency, latencyOf } from "#e2e/bench/report/latency.ts";
import { askApi } from "#e2e/harness/ask.ts";
import { TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";

const BODY_BYTES = 6_000;
const SENDERS = 16;
const ASKED_EVERY_MS = 100;
/** One fewer than an inbox may have: one more takes what comes. */
const QUEUES = 49;

export type ForwardsPlan = {
  rounds: number;
  /** With how many endpoints the rate is measured, and how many forwards that makes in all. */
  endpoints: readonly number[];
  forwards: number;
  /** How fast deliveries come while one is followed from its acknowledgement to the endpoint, and for how long. */
  perSecond: number;
  seconds: number;
  /** How many forwards stand in the queues of endpoints that take none. */
  queued: number;
};

type ForwardRate = { endpoints: number; perSecond: number };
export type ForwardsResult = {
  rates: ForwardRate[];
  /** From the acknowledgement to the arrival at the endpoint, with it alone and beside one that never answers, turn about. */
  onward: { alone: Latency; besideDead: Latency }[];
  /** Of acknowledgements, turn about. */
  rounds: { none: Latency; queued: Latency }[];
  failed: number;
};

export async function measureForwards(
  plan: ForwardsPlan,
  directory: string,
  say: (line: string) => void,
): Promise<ForwardsResult> {
  const sink = await openSink();
  try {
    const rates: ForwardRate[] = [];
    for (const endpoints of plan.endpoints) {
      say(`forwarding to ${endpoints} ${endpoints === 1 ? "endpoint" : "endpoints"} …`);
      rates.push({ endpoints, perSecond: await measureRate(sink, endpoints, plan.forwards) });
    }
    const onward: ForwardsResult["onward"] = [];
    for (let round = 1; round <= plan.rounds; round++) {
      say(`following deliveries to the endpoint, round ${round} of ${plan.rounds} …`);
      onward.push({ alone: await followOnward(sink, plan, false), besideDead: await followOnward(sink, plan, true) });
    }
    say(`queueing ${plan.queued} forwards …`);
    const full = await makeQueue(sink, plan.queued, directory);
    const rounds: ForwardsResult["rounds"] = [];
    let failed = 0;
    for (let round = 1; round <= plan.rounds; round++) {
      say(`acknowledging beside queues, round ${round} of ${plan.rounds} …`);
      const [none, queued] = [
        await acknowledge(sink, plan, null, directory),
        await acknowledge(sink, plan, full, directory),
      ];
      failed += none.failed + queued.failed;
      rounds.push({ none: latencyOf(none.latencies), queued: latencyOf(queued.latencies) });
    }
    return { rates, onward, rounds, failed };
  } finally {
    sink.close();
  }
}

/** Forwards a second, from the first request of the sender to the last one at the endpoints. */
function measureRate(sink: Sink, endpoints: number, forwards: number): Promise<number> {
  const count = Math.ceil(forwards / endpoints);
  return withServer(sink, undefined, async (server) => {
    await addEndpoints(server, sink, endpoints);
    const requests = prepareRequests(makeBodies(BODY_BYTES, count), "/api/allo");
    sink.forget();
    const begin = performance.now();
    await closedLoop(portOf(server), Math.min(SENDERS, count), requests);
    const end = await sink.came(count * endpoints);
    return (count * endpoints * 1000) / (end - begin);
  });
}

function followOnward(sink: Sink, { perSecond, seconds }: ForwardsPlan, besideDead: boolean): Promise<Latency> {
  const bodies = makeBodies(BODY_BYTES, perSecond * seconds);
  const requests = prepareRequests(bodies, "/api/allo");
  return withServer(sink, undefined, async (server) => {
    if (besideDead) await send(server, "/api/v1/endpoints", "POST", { url: `http://${sink.host}${DEAD_PATH}` });
    await addEndpoints(server, sink, 1);
    const [connection] = await openConnections(portOf(server), 1);
    const acknowledgedAt = new Map<string, number>();
    sink.forget();
    const begin = performance.now();
    for (const [at, request] of requests.entries()) {
      await sleep(Math.max(0, begin + (at * 1000) / perSecond - performance.now()));
      await connection?.send(request);
      acknowledgedAt.set(bodies[at]?.webhookId ?? "", performance.now());
    }
    await sink.came(requests.length);
    connection?.close();
    // A forward may overtake the acknowledgement on its way to us.
    return latencyOf([...acknowledgedAt].map(([id, at]) => Math.max(0, (sink.cameAt.get(id) ?? Number.NaN) - at)));
  });
}

/** A data directory in which endpoints that are paused are owed `queued` forwards, and want nothing more. */
async function makeQueue(sink: Sink, queued: number, directory: string): Promise<string> {
  const count = Math.ceil(queued / QUEUES);
  const dataDir = mkdtempSync(join(directory, "queue-"));
  await withServer(sink, dataDir, async (server) => {
    const ids = await addEndpoints(server, sink, QUEUES, { paused: true });
    await closedLoop(portOf(server), SENDERS, prepareRequests(makeBodies(BODY_BYTES, count), "/api/allo"));
    for (const id of ids) {
      while ((await pendingOf(server, id)) < count) await sleep(ASKED_EVERY_MS);
      await send(server, `/api/v1/endpoints/${id}`, "PATCH", { topics: ["none"] });
    }
  });
  return dataDir;
}

/** Acknowledgements while one endpoint takes everything, with or without others' queues beside. */
function acknowledge(sink: Sink, { perSecond, seconds }: ForwardsPlan, from: string | null, directory: string) {
  const dataDir = mkdtempSync(join(directory, "acknowledging-"));
  if (from !== null) cpSync(from, dataDir, { recursive: true });
  const bodies = makeBodies(BODY_BYTES, perSecond * (seconds + 2));
  return withServer(sink, dataDir, async (server) => {
    await addEndpoints(server, sink, 1);
    const port = portOf(server);
    const warm = perSecond * 2;
    await openLoop(port, perSecond, prepareRequests(bodies.slice(0, warm), "/api/allo"));
    return openLoop(port, perSecond, prepareRequests(bodies.slice(warm), "/api/allo"));
  }).finally(() => rmSync(dataDir, { recursive: true }));
}

async function withServer<T>(
  sink: Sink,
  dataDir: string | undefined,
  run: (server: TestServer) => Promise<T>,
): Promise<T> {
  const env = { ALLO_WEBHOOK_SECRET: TEST_SECRET, OUTBOUND_ALLOW: sink.host };
  const server = await startServer({ env, ...(dataDir === undefined ? {} : { dataDir }) });
  try {
    return await run(server);
  } finally {
    await server.stop();
  }
}

async function addEndpoints(server: TestServer, { host }: Sink, count: number, more: object = {}): Promise<number[]> {
  const ids: number[] = [];
  for (let at = 1; at <= count; at++) {
    const made = await send(server, "/api/v1/endpoints", "POST", { url: `http://${host}/${at}`, ...more });
    ids.push(z.object({ id: z.int() }).parse(made).id);
  }
  return ids;
}

async function pendingOf(server: TestServer, id: number): Promise<number> {
  const answer = await askApi(server.url, `/api/v1/endpoints/${id}`);
  return z.object({ pending: z.int() }).parse(answer.json).pending;
}

async function send(server: TestServer, path: string, method: string, value: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const answer = await askApi(server.url, path, { method, headers, body: JSON.stringify(value) });
  if (answer.status >= 300) throw new Error(`${method} ${path} was answered ${answer.status}: ${answer.text}`);
  return answer.json;
}

function portOf({ url }: TestServer): number {
  return Number(new URL(url).port);
}
