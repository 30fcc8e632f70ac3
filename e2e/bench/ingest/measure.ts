import { setTimeout as sleep } from "node:timers/promises";
import { untilRead } from "#e2e/bench/ingest/backlog.ts";
import type { RunningTarget } from "#e2e/bench/ingest/start-target.ts";
import { type Body, prepareRequests } from "#e2e/bench/load/bodies.ts";
import { burst, closedLoop, openLoop } from "#e2e/bench/load/phases.ts";
import { type Latency, latencyOf } from "#e2e/bench/report/latency.ts";

const SETTLE_MS = 250;
const CONNECTIONS = 64;

/** How many requests each part of a round makes; `half` is bounded by `halfSeconds` too. */
export type Counts = { warm: number; closed: number; half: number; halfSeconds: number; burst: number };

/** One server, one body size, one round. Times in milliseconds; `read…` is how long the projector still read after the last answer. */
export type Measured = {
  perSecond: number;
  readAfterLoad: number | null;
  halfRate: number;
  half: Latency;
  burstTotal: number;
  burst: Latency;
  readAfterBurst: number | null;
  failed: number;
};

/** Warms up, then measures the full load, half of it, and a burst; all bodies are different. */
export async function measure(target: RunningTarget, path: string, bodies: Body[], counts: Counts): Promise<Measured> {
  const take = takeFrom(bodies);
  const prepare = (count: number) => prepareRequests(take(count), path);

  const warm = await closedLoop(target.port, CONNECTIONS, prepare(counts.warm));
  await settle(target);

  const full = await closedLoop(target.port, CONNECTIONS, prepare(counts.closed));
  const readAfterLoad = await settle(target);
  const perSecond = full.latencies.length / full.seconds;

  const halfRate = perSecond / 2;
  const half = await openLoop(
    target.port,
    halfRate,
    prepare(Math.ceil(Math.min(counts.half, halfRate * counts.halfSeconds))),
  );
  await settle(target);

  const atOnce = await burst(target.port, prepare(counts.burst));
  const readAfterBurst = await settle(target);

  return {
    perSecond,
    readAfterLoad,
    halfRate,
    half: latencyOf(half.latencies),
    burstTotal: atOnce.seconds * 1000,
    burst: latencyOf(atOnce.latencies),
    readAfterBurst,
    failed: warm.failed + full.failed + half.failed + atOnce.failed,
  };
}

async function settle({ dataDir }: RunningTarget): Promise<number | null> {
  const took = await untilRead(dataDir, performance.now());
  await sleep(SETTLE_MS);
  return took;
}

function takeFrom(bodies: Body[]): (count: number) => Body[] {
  let at = 0;
  return (count) => {
    at += count;
    return bodies.slice(at - count, at);
  };
}
