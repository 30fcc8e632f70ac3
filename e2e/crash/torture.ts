import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { newLedger } from "#e2e/crash/ledger.ts";
import { type Options, parseOptions, usage } from "#e2e/crash/options.ts";
import { createCrasher, type Round } from "#e2e/crash/round.ts";
import { makeRandom } from "#e2e/simulator/random.ts";

const MOST_SHOWN = 20;

const parsed = parseOptions(process.argv.slice(2), () => randomBytes(4).toString("hex"));
if (!parsed.ok) {
  process.stderr.write(`${parsed.problem}\n`);
  process.exitCode = 1;
} else if (parsed.options.help) {
  process.stdout.write(usage);
} else {
  process.exitCode = await torture(parsed.options);
}

async function torture({ rounds, seed }: Options): Promise<number> {
  const started = performance.now();
  const dataDir = mkdtempSync(join(tmpdir(), "allo-inbox-torture-"));
  say(`Seed ${seed}, ${rounds} rounds, data in ${dataDir}`);
  const crasher = await createCrasher(dataDir, newLedger());
  let acknowledged = 0;
  const findings: string[] = [];
  for (let n = 1; n <= rounds; n++) {
    const round = await crasher.round(makeRandom(seed, n));
    acknowledged += round.acknowledged;
    findings.push(...round.findings);
    say(lineOf(n, rounds, round));
  }
  const { forwarded, repeats, ...last } = await crasher.finish();
  findings.push(...last.findings);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  for (const finding of findings.slice(0, MOST_SHOWN)) say(`  ${finding}`);
  if (findings.length > MOST_SHOWN) say(`  and ${findings.length - MOST_SHOWN} more`);
  say(
    findings.length === 0
      ? `Killed ${rounds} times in ${seconds} s; of ${acknowledged} acknowledged requests none is missing, doubled or changed, and all ${forwarded} deliveries were forwarded, ${repeats} of them more than once.`
      : `Killed ${rounds} times in ${seconds} s; ${findings.length} things are wrong. The data is left in ${dataDir}.`,
  );
  if (findings.length === 0) rmSync(dataDir, { recursive: true });
  return findings.length === 0 ? 0 : 1;
}

function lineOf(n: number, rounds: number, { livedMs, sent, acknowledged, restartMs, findings }: Round): string {
  const width = String(rounds).length;
  const verdict = findings.length === 0 ? "all there" : `${findings.length} WRONG`;
  return `${String(n).padStart(width)}/${rounds}  killed after ${String(livedMs).padStart(3)} ms  sent ${String(sent).padStart(4)}  acknowledged ${String(acknowledged).padStart(4)}  up again in ${(restartMs / 1000).toFixed(1)} s  ${verdict}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
