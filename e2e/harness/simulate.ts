import { askApi } from "#e2e/harness/ask.ts";
import { eventually } from "#e2e/harness/deliveries.ts";
import { secretOf } from "#e2e/harness/send.ts";
import { planRequests } from "#e2e/simulator/plan.ts";
import { run } from "#e2e/simulator/run.ts";
import { emptyTally } from "#e2e/simulator/tally.ts";
import { statsSchema } from "#lib/api/stats.ts";

const COUNT = 1200;

/** A week of several businesses' calls and messages with everything that goes wrong in it; resolves once all is read. */
export async function simulateInto(url: string, secret: string): Promise<void> {
  const plan = planRequests({
    seed: 7,
    now: Date.now(),
    days: 7,
    count: COUNT,
    duplicates: 4,
    conflicts: 1,
    lookalikes: 1,
    unknown: 2,
    invalid: 2,
    shuffle: 0,
    legacy: false,
  });
  const stop = new AbortController().signal;
  const tally = emptyTally();
  const address = new URL("/api/allo", url);
  await run(plan, { url: address, proof: { secret: secretOf(secret) }, rate: 0, retryFactor: null, stop }, tally);
  const stored = [...tally.answers.values()]
    .filter(({ label }) => label === "200 stored")
    .reduce((sum, { times }) => sum + times.length, 0);
  await eventually(
    async () => statsSchema.parse((await askApi(url, "/api/v1/stats")).json).total.deliveries,
    (count) => count === stored,
  );
}
