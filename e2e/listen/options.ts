import { parseArgs } from "node:util";
import { parseSecret } from "#lib/allo/secret.ts";

export type Options = {
  inbox: URL;
  key: string;
  forwardTo: URL;
  /** `whsec_…`, or null for the one of this machine. */
  secret: string | null;
  /** Null for all. */
  topics: readonly string[] | null;
  /** Epoch milliseconds, or null to go on where it stopped. */
  since: number | null;
  retries: number;
};

export type OptionsResult = { ok: true; options: Options | "help" } | { ok: false; problem: string };

/** What stands in for what the command line leaves out. */
export type Ambient = { now: number; key: string | undefined };

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

function readOptions(args: readonly string[], ambient: Ambient): Options | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: "boolean", default: false },
      url: { type: "string" },
      key: { type: "string" },
      "forward-to": { type: "string" },
      secret: { type: "string" },
      topics: { type: "string" },
      since: { type: "string" },
      retries: { type: "string", default: "3" },
    },
  });
  if (values.help) return "help";
  return {
    inbox: readInbox(values.url),
    key: readKey(values.key ?? ambient.key),
    forwardTo: readUrl("forward-to", "http://localhost:3000/hook", values["forward-to"]),
    secret: readSecret(values.secret),
    topics: readTopics(values.topics),
    since: readSince(values.since, ambient.now),
    retries: readRetries(values.retries),
  };
}

function readUrl(name: string, example: string, text: string | undefined): URL {
  const url = text !== undefined && URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "") return url;
  const instead = text === undefined ? "" : `, not "${text}"`;
  throw new BadOption(`--${name} needs a whole address such as ${example}${instead}`);
}

/** The webhook's address is at hand, so it is taken for its inbox. */
function readInbox(text: string | undefined): URL {
  const { origin, pathname, search } = readUrl("url", "https://inbox.example.com", text);
  if (/^\/(api\/allo\/?)?$/.test(pathname) && search === "") return new URL(origin);
  throw new BadOption(`--url needs the inbox without a path, such as ${origin}`);
}

function readKey(text: string | undefined): string {
  if (text !== undefined && /^[!-~]+$/.test(text)) return text;
  throw new BadOption("A key is missing: make one in the inbox under Settings > Keys and set ALLO_INBOX_KEY to it");
}

function readSecret(text: string | undefined): string | null {
  if (text === undefined) return null;
  const parsed = parseSecret(text);
  if (parsed.ok) return text;
  throw new BadOption(`--secret ${parsed.problem}`);
}

/** Topics that this version does not know may come too, so that only their form is looked at. */
function readTopics(text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  const asked = text.split(",").map((topic) => topic.trim());
  const wrong = asked.find((topic) => !/^[\w-]+(\.[\w-]+)*$/.test(topic));
  if (wrong === undefined) return asked;
  throw new BadOption(`--topics needs topics such as call.completed,sms.received, not "${wrong}"`);
}

function readSince(text: string | undefined, now: number): number | null {
  if (text === undefined) return null;
  if (text === "now") return now;
  const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw new BadOption(`--since needs now, or a time such as 2026-03-20 or 2026-03-20T15:00:00Z, not "${text}"`);
}

function readRetries(text: string): number {
  if (/^(\d|10)$/.test(text)) return Number(text);
  throw new BadOption(`--retries needs a whole number from 0 to 10, not "${text}"`);
}
