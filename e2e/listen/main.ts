import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { listen } from "#e2e/listen/listen.ts";
import { type Options, parseOptions } from "#e2e/listen/options.ts";
import { ownSecret } from "#e2e/listen/own-secret.ts";
import { Refused } from "#e2e/listen/refused.ts";
import { createShow } from "#e2e/listen/show.ts";
import { usage } from "#e2e/listen/usage.ts";
import { parseSecret } from "#lib/allo/secret.ts";

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const parsed = parseOptions(args, { now: Date.now(), key: process.env.ALLO_INBOX_KEY });
  if (!parsed.ok) return complain(parsed.problem);
  if (parsed.options === "help") {
    process.stdout.write(usage);
    return 0;
  }
  const directory = join(process.env.XDG_STATE_HOME || join(homedir(), ".local", "state"), "allo-inbox");
  return run(parsed.options, directory);
}

async function run(options: Options, directory: string): Promise<number> {
  const text = options.secret ?? ownSecret(directory);
  const parsed = parseSecret(text);
  if (!parsed.ok) return complain(`The secret in ${directory} ${parsed.problem}, or delete the file for a new one.`);
  process.stdout.write(introduction(options, text));
  const stop = new AbortController();
  // Not once: from a terminal Ctrl-C comes twice, by itself and passed on by scripts/run.mjs.
  process.on("SIGINT", () => stop.abort());
  process.on("SIGTERM", () => stop.abort());
  const show = createShow(process.stdout, () => new Date());
  let problem: string | null = null;
  try {
    await listen({ options, secret: parsed.secret, directory, show, stop: stop.signal });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    problem = error.message;
  }
  show.summary();
  if (problem !== null) return complain(problem);
  return show.tally.failed.size > 0 ? 1 : 0;
}

function introduction({ inbox, forwardTo, topics, secret }: Options, signedWith: string): string {
  const what = topics === null ? "everything" : topics.join(", ");
  // One that was given stands where it was taken from, and need not stand in the terminal's history too.
  const shown = secret === null ? signedWith : "the secret of --secret";
  return `Passes on ${what} from ${inbox.origin} to ${forwardTo.href}\nSigned with ${shown}\nCtrl-C ends it.\n\n`;
}

function complain(problem: string): number {
  process.stderr.write(`${problem}\n`);
  return 1;
}
