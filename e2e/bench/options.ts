import { join } from "node:path";
import { parseArgs } from "node:util";

export const sections = [
  "ingest",
  "rebuild",
  "beside",
  "forwards",
  "lists",
  "access",
  "visible",
  "transcript",
  "start",
  "disk",
] as const;

export type Section = (typeof sections)[number];

export type Options = {
  help: boolean;
  json: boolean;
  quick: boolean;
  only: readonly Section[];
  cache: string;
  /** Becomes one of the measured servers instead of measuring. */
  serve: string | undefined;
};

export type OptionsResult = { ok: true; options: Options } | { ok: false; problem: string };

export const usage = `Measures the inbox on this machine. Takes about half an hour, the first time half an hour more.

  npm run bench -- [options]

  --only SECTION   ingest: accepting deliveries, beside other servers
                   rebuild: reading 1,000,000 deliveries anew, beside the rate of accepting them
                   beside: accepting deliveries while everything is read again and searched
                   forwards: sending deliveries on, and accepting them beside full queues
                   lists: reading lists, single things and searching, of 10,000 and of 1,000,000
                   access: signing in, pages and the API, as one client of 10,000 deliveries
                   visible: from the answer to a delivery to its row in an open page
                   transcript: opening and scrolling through three hours of talk in a browser
                   start: starting with 1,000,000 deliveries
                   disk: bytes on disk per byte received
                   may be given more than once
  --quick          small counts: tells whether the benchmarks run, not how fast the inbox is
  --json           prints JSON instead of tables
  --cache DIR      where the large databases are kept between runs (.cache/bench; about 4 GB)
  --help           this text
`;

export function parseOptions(args: readonly string[]): OptionsResult {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        quick: { type: "boolean", default: false },
        only: { type: "string", multiple: true, default: [...sections] },
        cache: { type: "string", default: join(".cache", "bench") },
        serve: { type: "string" },
      },
    });
    const asked = values.only;
    const wrong = asked.find((name) => !sections.some((section) => section === name));
    if (wrong !== undefined) {
      return { ok: false, problem: `--only knows ${sections.join(", ")}, not "${wrong}". See --help.` };
    }
    const only = sections.filter((section) => asked.includes(section));
    return { ok: true, options: { ...values, only, serve: values.serve } };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { ok: false, problem: `${error.message.split("\n")[0]} See --help.` };
  }
}
