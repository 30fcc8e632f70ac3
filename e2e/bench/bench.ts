import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { stopAll } from "#e2e/bench/ingest/start-target.ts";
import type { Options } from "#e2e/bench/options.ts";
import { fullPlan, quickPlan } from "#e2e/bench/plan.ts";
import { describeMachine, machine } from "#e2e/bench/report/machine.ts";
import { type Earlier, runSection } from "#e2e/bench/sections.ts";

/** Runs the sections that were asked for, one after the other, and prints what they found. */
export async function bench({ quick, only, cache, json }: Options): Promise<void> {
  const begin = performance.now();
  const plan = quick ? quickPlan : fullPlan;
  const directory = mkdtempSync(join(tmpdir(), "allo-inbox-bench-"));
  const results: Record<string, unknown> = { machine: machine() };
  const texts = [describeMachine(machine())];
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, async () => {
      await stopAll();
      rmSync(directory, { recursive: true, force: true });
      process.exit(1);
    });
  }
  const earlier: Earlier = { ingestPerSecond: null };
  const say = (line: string) => process.stderr.write(`${line}\n`);
  try {
    for (const section of only) {
      const { result, text } = await runSection[section]({ plan, directory, cache, earlier, say });
      results[section] = result;
      texts.push(text);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  const seconds = Math.round((performance.now() - begin) / 1000);
  texts.push(`${quick ? "Quick run: the counts are too small to judge by. " : ""}Took ${seconds} s.`);
  process.stdout.write(
    json ? `${JSON.stringify({ ...results, quick, seconds }, null, 2)}\n` : `${texts.join("\n\n")}\n`,
  );
}
