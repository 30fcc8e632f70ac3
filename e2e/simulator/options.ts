import { parseArgs } from "node:util";
import { legacyTopics } from "#e2e/simulator/legacy.ts";
import { topics as allTopics } from "#e2e/simulator/topics.ts";

export type Options = {
  help: boolean;
  url: URL;
  secret: string | null;
  legacyToken: string | null;
  count: number;
  rate: number;
  days: number;
  topics: readonly string[];
  seed: string;
  now: number;
  duplicates: number;
  conflicts: number;
  lookalikes: number;
  unknown: number;
  invalid: number;
  shuffle: number;
  /** What Allo's waits are divided by, or null for a single attempt. */
  retryFactor: number | null;
  recordings: boolean;
};

export type OptionsResult = { ok: true; options: Options } | { ok: false; problem: string };

/** What stands in for what the command line leaves out. */
export type Ambient = { now: number; seed: string };

class BadOption extends Error {}

/** Reads the command line. The problem is one line that says the cure. */
export function parseOptions(args: readonly string[], ambient: Ambient): OptionsResult {
  try {
    return { ok: true, options: readOptions(args, ambient) };
  } catch (error) {
    if (!(error instanceof BadOption) && !(error instanceof TypeError && "code" in error)) throw error;
    const [firstSentence] = error.message.split(/\. To specify|\n/);
    return { ok: false, problem: `${firstSentence?.replace(/\.$/, "")}. See --help.` };
  }
}

function readOptions(args: readonly string[], ambient: Ambient): Options {
  const { values } = parseArgs({
    args: withRetryFactor(args),
    options: {
      help: { type: "boolean", default: false },
      url: { type: "string", default: "http://127.0.0.1:3000/api/allo" },
      secret: { type: "string" },
      legacy: { type: "string" },
      count: { type: "string", default: "200" },
      rate: { type: "string", default: "20" },
      days: { type: "string", default: "1" },
      topics: { type: "string" },
      seed: { type: "string", default: ambient.seed },
      now: { type: "string" },
      duplicates: { type: "string", default: "5" },
      conflicts: { type: "string", default: "0.5" },
      lookalikes: { type: "string", default: "0.5" },
      unknown: { type: "string" },
      invalid: { type: "string", default: "0" },
      shuffle: { type: "string", default: "0" },
      retries: { type: "string" },
      recordings: { type: "boolean", default: false },
    },
  });
  const legacyToken = values.legacy ?? null;
  if (legacyToken !== null && !/^[^\s/?#]+$/.test(legacyToken)) {
    throw new BadOption("--legacy needs the token, the same as ALLO_LEGACY_TOKEN of the server");
  }
  return {
    help: values.help,
    url: readUrl(values.url),
    secret: values.secret ?? null,
    legacyToken,
    count: readNumber("count", values.count, { from: 1, to: 10_000_000, whole: true }),
    rate: readNumber("rate", values.rate, { from: 0, to: 100_000 }),
    days: readNumber("days", values.days, { from: 0, to: 3650 }),
    topics: readTopics(values.topics, legacyToken === null ? allTopics : legacyTopics),
    seed: values.seed,
    now: readTime(values.now, ambient.now),
    duplicates: readShare("duplicates", values.duplicates),
    conflicts: readShare("conflicts", values.conflicts),
    lookalikes: legacyToken === null ? readShare("lookalikes", values.lookalikes) : 0,
    unknown: readShare("unknown", values.unknown ?? (values.topics === undefined ? "1" : "0")),
    invalid: readShare("invalid", values.invalid),
    shuffle: readShare("shuffle", values.shuffle),
    retryFactor:
      values.retries === undefined ? null : readNumber("retries", values.retries, { from: 0.01, to: 10_000_000 }),
    recordings: values.recordings,
  };
}

/** `--retries` may stand alone, which parseArgs does not know. */
function withRetryFactor(args: readonly string[]): string[] {
  return args.map((arg, at) => (arg === "--retries" && !/^[\d.]/.test(args[at + 1] ?? "") ? "--retries=1" : arg));
}

type Range = { from: number; to: number; whole?: boolean };

function readNumber(name: string, text: string, { from, to, whole = false }: Range): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= from && value <= to && (!whole || Number.isInteger(value))) return value;
  throw new BadOption(`--${name} needs a ${whole ? "whole " : ""}number from ${from} to ${to}, not "${text}"`);
}

function readShare(name: string, text: string): number {
  return readNumber(name, text.replace(/%$/, ""), { from: 0, to: 100 });
}

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol)) return url.pathname === "/" ? new URL("/api/allo", url) : url;
  throw new BadOption(`--url needs a whole address such as http://127.0.0.1:3000/api/allo, not "${text}"`);
}

function readTopics(text: string | undefined, known: readonly string[]): readonly string[] {
  if (text === undefined) return known;
  const asked = text.split(",").map((topic) => topic.trim());
  const wrong = asked.find((topic) => !known.includes(topic));
  if (wrong === undefined) return asked;
  throw new BadOption(`--topics does not know "${wrong}"; choose from ${known.join(", ")}`);
}

function readTime(text: string | undefined, now: number): number {
  const time = text === undefined ? now : Date.parse(text);
  if (!Number.isNaN(time)) return time;
  throw new BadOption(`--now needs a time such as 2026-03-20T15:00:00Z, not "${text}"`);
}
