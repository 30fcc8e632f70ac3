import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startTarget } from "#e2e/bench/ingest/start-target.ts";
import type { Filled } from "#e2e/bench/lists/subject.ts";
import { makeBodies, prepareRequests } from "#e2e/bench/load/bodies.ts";
import { closedLoop } from "#e2e/bench/load/phases.ts";
import { type Rebuilt, runRebuild } from "#e2e/bench/rebuild/run-rebuild.ts";

const BODY_BYTES = 6_000;
const CONNECTIONS = 64;
const PATH = "/api/allo";

/** Requests of the short ingest that the rebuild is compared with, unless this run has measured a long one. */
export type RebuildCounts = { warm: number; sent: number };

export type RebuildResult = Rebuilt & { count: number; ingestPerSecond: number };

/** Rebuilds a copy of the database; `ingestPerSecond` is what the inbox takes in on this machine, if that is known. */
export async function measureRebuild(
  { directory: from, count }: Filled,
  counts: RebuildCounts,
  ingestPerSecond: number | null,
  directory: string,
  say: (line: string) => void,
): Promise<RebuildResult> {
  const rate = ingestPerSecond ?? (await measureIngest(counts, directory, say));
  const dataDir = mkdtempSync(join(directory, "rebuild-"));
  try {
    cpSync(from, dataDir, { recursive: true });
    say(`rebuilding ${count} deliveries …`);
    return { count, ingestPerSecond: rate, ...(await runRebuild(dataDir)) };
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

async function measureIngest(
  { warm, sent }: RebuildCounts,
  directory: string,
  say: (line: string) => void,
): Promise<number> {
  say("measuring a short ingest to compare with …");
  const bodies = makeBodies(BODY_BYTES, warm + sent);
  const target = await startTarget("inbox", directory);
  try {
    await closedLoop(target.port, CONNECTIONS, prepareRequests(bodies.slice(0, warm), PATH));
    const { latencies, seconds } = await closedLoop(
      target.port,
      CONNECTIONS,
      prepareRequests(bodies.slice(warm), PATH),
    );
    return latencies.length / seconds;
  } finally {
    await target.stop();
  }
}
