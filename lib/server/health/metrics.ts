import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { ProjectionLag } from "#db/health/projection-lags.ts";
import type { EndpointQueue } from "#db/health/queue-samples.ts";
import type { Counted } from "#db/tally-buffer.ts";
import { topicSchemas } from "#lib/allo/topics.ts";
import { knownTopic } from "#lib/health/known-topic.ts";
import type { TryOutcome } from "#lib/health/measurement.ts";
import { lagOfBucket } from "#lib/lag-histogram.ts";

/** What is looked up when somebody asks; times are epoch milliseconds. */
type Levels = {
  now: number;
  queues: readonly EndpointQueue[];
  projections: readonly ProjectionLag[];
  databaseBytes: { database: number; wal: number };
  diskFreeBytes: number;
};

export type Metrics = {
  answered(status: number, milliseconds: number): void;
  counted(counted: Counted): void;
  tried(endpointId: number, outcome: TryOutcome, milliseconds: number): void;
  /** Everything in the text format of Prometheus, and its content type. */
  write(levels: Levels): Promise<{ text: string; contentType: string }>;
};

const VERDICTS = { stored: "deliveries", duplicate: "duplicates", conflict: "conflicts" } as const;

/** Counts since the start, as Prometheus wants them. Labels hold no personal data, and have few values. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name, help, buckets, registers });

  const requests = counter(
    "allo_inbox_webhook_requests_total",
    "Requests to the webhook address by the status of the answer.",
    ["status"],
  );
  const acknowledgements = histogram(
    "allo_inbox_acknowledgement_seconds",
    "From the request of a webhook to its answer with 200.",
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  );
  const deliveries = counter(
    "allo_inbox_deliveries_total",
    "Verified requests that were read, by topic (other: not known to this version) and verdict.",
    ["topic", "verdict"],
  );
  const lags = histogram(
    "allo_inbox_lag_seconds",
    "From an event to the arrival of its delivery, within 5 percent.",
    [0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 7_200, 43_200, 97_200],
  );
  const tries = counter(
    "allo_inbox_forward_attempts_total",
    "Tries of forwards by endpoint (its id) and what they came to.",
    ["endpoint", "outcome"],
  );
  const forwardTimes = histogram(
    "allo_inbox_forward_seconds",
    "How long tries of forwards took.",
    [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30],
  );
  const setLevels = createLevels(registry);
  let isWatchingProcess = false;

  for (const topic of [...Object.keys(topicSchemas), "other"]) {
    for (const verdict of Object.keys(VERDICTS)) deliveries.inc({ topic, verdict }, 0);
  }

  return {
    answered(status, milliseconds) {
      requests.inc({ status: String(status) });
      if (status === 200) acknowledgements.observe(milliseconds / 1000);
    },
    counted(counted) {
      for (const { topic, counts } of counted.topics) {
        for (const [verdict, name] of Object.entries(VERDICTS)) {
          // What is read again may be of another topic than before; nothing here ever goes back.
          deliveries.inc({ topic: knownTopic(topic), verdict }, Math.max(0, counts[name]));
        }
      }
      for (const { bucket, count } of counted.lags) {
        for (let times = 0; times < count; times += 1) lags.observe(lagOfBucket(bucket) / 1000);
      }
    },
    tried(endpointId, outcome, milliseconds) {
      tries.inc({ endpoint: String(endpointId), outcome: outcome.replace("-", "_") });
      forwardTimes.observe(milliseconds / 1000);
    },
    async write(levels) {
      // Watching the event loop costs a little all the time: only where somebody looks at it.
      if (!isWatchingProcess) collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 20 });
      isWatchingProcess = true;
      setLevels(levels);
      // The library writes what is no number yet in a way that not every reader knows.
      const text = (await registry.metrics()).replaceAll(/ Nan$/gm, " NaN");
      return { text, contentType: registry.contentType };
    },
  };
}

function createLevels(registry: Registry): (levels: Levels) => void {
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const depth = gauge("allo_inbox_queue_depth", "Forwards that wait, by endpoint; 20000 means that or more.", [
    "endpoint",
  ]);
  const age = gauge("allo_inbox_queue_oldest_age_seconds", "For how long the oldest forward has waited, by endpoint.", [
    "endpoint",
  ]);
  const behind = gauge("allo_inbox_projection_behind_attempts", "Attempts that are stored and not read yet.", [
    "projection",
  ]);
  const behindFor = gauge("allo_inbox_projection_behind_seconds", "How long ago the first of them came.", [
    "projection",
  ]);
  const size = gauge("allo_inbox_database_bytes", "Sizes of the database and of its write-ahead log.", ["file"]);
  const free = gauge("allo_inbox_disk_free_bytes", "What is free on the disk of DATA_DIR.", []);

  return ({ now, queues, projections, databaseBytes, diskFreeBytes }) => {
    // An endpoint may have been removed since.
    depth.reset();
    age.reset();
    for (const queue of queues) {
      depth.set({ endpoint: String(queue.endpointId) }, queue.depth);
      age.set({ endpoint: String(queue.endpointId) }, queue.oldestMs / 1000);
    }
    for (const { projection, attemptsBehind, firstUnreadAt } of projections) {
      behind.set({ projection }, attemptsBehind);
      behindFor.set({ projection }, firstUnreadAt === null ? 0 : Math.max(0, now - firstUnreadAt) / 1000);
    }
    for (const [file, bytes] of Object.entries(databaseBytes)) size.set({ file }, bytes);
    free.set(diskFreeBytes);
  };
}
