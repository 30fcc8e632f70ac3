import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { askOn } from "#e2e/bench/beside/ask-on.ts";
import { isBehind, outdate } from "#e2e/bench/beside/outdate.ts";
import { makeBodies, prepareRequests } from "#e2e/bench/load/bodies.ts";
import { openLoop } from "#e2e/bench/load/phases.ts";
import { type Latency, latencyOf } from "#e2e/bench/report/latency.ts";
import { TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";

const BODY_BYTES = 6_000;

export type BesidePlan = { rounds: number; perSecond: number; warmSeconds: number; seconds: number };

/** Acknowledgements of one stretch; `stillReading` is whether the server was not done with reading again at its end. */
export type Stretch = Latency & { failed: number; answered: number; unanswered: number; stillReading: boolean };

export type BesideRound = { idle: Stretch; busy: Stretch };

/** Turn about, each on a fresh copy of the database: with nothing else to do, and with all of it to read and search at once. */
export async function measureBeside(
  from: string,
  plan: BesidePlan,
  directory: string,
  say: (line: string) => void,
): Promise<BesideRound[]> {
  const rounds: BesideRound[] = [];
  for (let round = 1; round <= plan.rounds; round++) {
    say(`acknowledging, round ${round} of ${plan.rounds}: with nothing beside …`);
    const idle = await measureStretch(from, plan, false, directory);
    say(`acknowledging, round ${round} of ${plan.rounds}: while it reads again and is searched …`);
    const busy = await measureStretch(from, plan, true, directory);
    rounds.push({ idle, busy });
  }
  return rounds;
}

async function measureStretch(
  from: string,
  { perSecond, warmSeconds, seconds }: BesidePlan,
  isBusy: boolean,
  directory: string,
): Promise<Stretch> {
  const dataDir = mkdtempSync(join(directory, "beside-"));
  cpSync(from, dataDir, { recursive: true });
  const toRead = isBusy ? outdate(dataDir) : 0;
  const bodies = makeBodies(BODY_BYTES, perSecond * (warmSeconds + seconds));
  const server = await startServer({ dataDir, env: { ALLO_WEBHOOK_SECRET: TEST_SECRET } });
  const port = Number(new URL(server.url).port);
  const send = (some: typeof bodies) => openLoop(port, perSecond, prepareRequests(some, "/api/allo"));
  try {
    const asker = isBusy ? await askOn(port) : null;
    const warm = await send(bodies.slice(0, perSecond * warmSeconds));
    const { latencies, failed } = await send(bodies.slice(perSecond * warmSeconds));
    const stillReading = isBusy && isBehind(dataDir, toRead);
    const asked = (await asker?.stop()) ?? { answered: 0, failed: 0 };
    return {
      ...latencyOf(latencies),
      failed: warm.failed + failed,
      answered: asked.answered,
      unanswered: asked.failed,
      stillReading,
    };
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true });
  }
}
