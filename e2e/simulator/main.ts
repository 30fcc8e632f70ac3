import { randomInt } from "node:crypto";
import process from "node:process";
import { type Options, parseOptions } from "#e2e/simulator/options.ts";
import { planRequests } from "#e2e/simulator/plan.ts";
import { showProgress } from "#e2e/simulator/progress.ts";
import { type RecordingServer, serveRecordings } from "#e2e/simulator/recording-server.ts";
import { report } from "#e2e/simulator/report.ts";
import { type Proof, run } from "#e2e/simulator/run.ts";
import { findSecret } from "#e2e/simulator/secret-source.ts";
import { MINUTE, SECOND } from "#e2e/simulator/stage.ts";
import { emptyTally, exitCodeOf } from "#e2e/simulator/tally.ts";
import { usage } from "#e2e/simulator/usage.ts";

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const ambient = { now: Math.floor(Date.now() / MINUTE) * MINUTE, seed: String(randomInt(1_000_000_000)) };
  const parsed = parseOptions(args, ambient);
  if (!parsed.ok) return complain(parsed.problem);
  const { options } = parsed;
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const proof = findProof(options);
  return "problem" in proof ? complain(proof.problem) : play(options, proof);
}

async function play(options: Options, proof: Proof): Promise<number> {
  const stop = new AbortController();
  process.on("SIGINT", () => stop.abort());
  process.on("SIGTERM", () => stop.abort());
  const recordings = options.recordings ? await serveRecordings() : null;
  process.stdout.write(introduction(options, recordings));
  const plan = planRequests({
    ...options,
    legacy: options.legacyToken !== null,
    ...(recordings && { recordingsBase: recordings.base }),
  });
  const tally = emptyTally();
  const expected = Math.round(options.count * (1 + (options.duplicates + options.conflicts + options.invalid) / 100));
  const progress = showProgress(tally, expected, process.stdout);
  await run(plan, { ...options, proof, stop: stop.signal }, tally);
  progress.stop();
  if (recordings && !stop.signal.aborted) await recordings.quiet(3 * SECOND);
  recordings?.close();
  if (stop.signal.aborted) process.stdout.write("Stopped before the end.\n\n");
  process.stdout.write(report(tally));
  return exitCodeOf(tally);
}

function findProof({ legacyToken, secret }: Options): Proof | { problem: string } {
  if (legacyToken !== null) return { token: legacyToken };
  const found = findSecret(secret, process.env);
  return found.ok ? { secret: found.secret } : { problem: found.problem };
}

function introduction({ url, count, seed, now }: Options, recordings: RecordingServer | null): string {
  const repeat = `--count ${count} --seed ${seed} --now ${new Date(now).toISOString()}`;
  const heard = recordings ? `Recorded calls are served at ${recordings.base} during the run.\n` : "";
  return `Plays Allo against ${url.href}. To repeat this run with the same options: ${repeat}\n${heard}\n`;
}

function complain(problem: string): number {
  process.stderr.write(`${problem}\n`);
  return 1;
}
