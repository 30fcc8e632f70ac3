import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Filled } from "#e2e/bench/lists/subject.ts";
import { median } from "#e2e/bench/report/quantile.ts";
import { ask } from "#e2e/harness/ask.ts";
import { TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";
import { ADMINISTRATOR, signIn } from "#e2e/harness/visitors.ts";

/** Milliseconds since the process was spawned, the middle and the worst of all rounds. */
export type Started = { count: number; healthy: Spread; shown: Spread };

type Spread = { median: number; max: number };

/** Starts the real server on each database in turn, until it says that it is well and has shown its first page. */
export async function measureStart(
  databases: readonly Filled[],
  rounds: number,
  directory: string,
  say: (line: string) => void,
): Promise<Started[]> {
  const copies = databases.map(({ directory: from, count }) => {
    const copy = mkdtempSync(join(directory, `start-${count}-`));
    if (count > 0) cpSync(from, copy, { recursive: true });
    return { copy, count, healthy: [] as number[], shown: [] as number[] };
  });
  for (let round = 1; round <= rounds; round++) {
    for (const { copy, count, healthy, shown } of copies) {
      say(`start ${round} of ${rounds} with ${count} deliveries …`);
      const once = await startOnce(copy);
      healthy.push(once.healthy);
      shown.push(once.shown);
    }
  }
  for (const { copy } of copies) rmSync(copy, { recursive: true });
  return copies.map(({ count, healthy, shown }) => ({ count, healthy: spread(healthy), shown: spread(shown) }));
}

async function startOnce(dataDir: string): Promise<{ healthy: number; shown: number }> {
  const begin = performance.now();
  const server = await startServer({ dataDir, env: { ALLO_WEBHOOK_SECRET: TEST_SECRET } });
  try {
    const healthy = await timeOf("/api/health");
    const cookie = await signIn(server.url, ADMINISTRATOR);
    const shown = await timeOf("/deliveries", { cookie });
    return { healthy, shown };
  } finally {
    await server.stop();
  }

  async function timeOf(path: string, headers: Record<string, string> = {}): Promise<number> {
    const { status } = await ask(server.url, path, { headers });
    if (status !== 200) throw new Error(`${path} answered ${status} after a start:\n${server.output()}`);
    return performance.now() - begin;
  }
}

function spread(values: readonly number[]): Spread {
  return { median: median(values), max: Math.max(...values) };
}
