import { buildBaseline } from "#e2e/bench/baseline/build.ts";
import { type Counts, type Measured, measure } from "#e2e/bench/ingest/measure.ts";
import { startTarget } from "#e2e/bench/ingest/start-target.ts";
import { type Body, makeBodies } from "#e2e/bench/load/bodies.ts";

/** In the order in which they take turns. */
export const contestants = [
  { key: "a", name: "next-read", path: "/read", what: "Next handler that only reads the body" },
  { key: "b", name: "express", path: "/api/allo", what: "Express, standardwebhooks, look up, insert" },
  { key: "c", name: "node-ingest", path: "/api/allo", what: "node:http with our ingest" },
  { key: "d", name: "inbox", path: "/api/allo", what: "Allo Inbox" },
  { key: "e", name: "node-read", path: "/", what: "node:http that only reads the body" },
] as const;

export type ContestantKey = (typeof contestants)[number]["key"];

const bodySizes = [6_000, 54_000] as const;

export type IngestPlan = { rounds: number; counts: Record<(typeof bodySizes)[number], Counts> };

export type IngestResult = { size: number; rounds: Record<ContestantKey, Measured>[] }[];

export type Watch = { say(line: string): void };

/** Every server in turn, alone and fresh, a b c d e a b c d e …, so that a slow minute of the machine hits all of them. */
export async function runIngest(plan: IngestPlan, directory: string, watch: Watch): Promise<IngestResult> {
  await buildBaseline();
  watch.say("making bodies …");
  const bodies = new Map(bodySizes.map((size) => [size, makeBodies(size, mostOf(plan.counts[size]))]));
  const results: IngestResult = bodySizes.map((size) => ({ size, rounds: [] }));
  for (let round = 1; round <= plan.rounds; round++) {
    const measured: [ContestantKey, Measured[]][] = [];
    for (const { key, name, path, what } of contestants) {
      watch.say(`round ${round} of ${plan.rounds}: (${key}) ${what} …`);
      measured.push([key, await measureSizes(name, path, plan, bodies, directory)]);
    }
    results.forEach(({ rounds }, at) => {
      rounds.push(byKey(measured.map(([key, list]) => [key, list[at]] as const)));
    });
  }
  return results;
}

async function measureSizes(
  name: (typeof contestants)[number]["name"],
  path: string,
  plan: IngestPlan,
  bodies: ReadonlyMap<number, Body[]>,
  directory: string,
): Promise<Measured[]> {
  const target = await startTarget(name, directory);
  try {
    const measured: Measured[] = [];
    for (const size of bodySizes) {
      measured.push(await measure(target, path, bodies.get(size) ?? [], plan.counts[size]));
    }
    return measured;
  } finally {
    await target.stop();
  }
}

function mostOf({ warm, closed, half, burst }: Counts): number {
  return warm + closed + half + burst;
}

function byKey(entries: (readonly [ContestantKey, Measured | undefined])[]): Record<ContestantKey, Measured> {
  const of = (key: ContestantKey) => {
    const found = entries.find(([name]) => name === key)?.[1];
    if (!found) throw new Error(`(${key}) was not measured`);
    return found;
  };
  return { a: of("a"), b: of("b"), c: of("c"), d: of("d"), e: of("e") };
}
