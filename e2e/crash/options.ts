import { parseArgs } from "node:util";

export type Options = { help: boolean; rounds: number; seed: string };

export type OptionsResult = { ok: true; options: Options } | { ok: false; problem: string };

export const usage = `Kills a server under load, again and again on one data directory, and compares what it kept with what it promised.
It ends the process, not the machine: what the operating system still holds in memory is not put to the test.

  npm run torture -- [options]

  --rounds N    how often to kill it (100, which takes about five minutes)
  --seed TEXT   repeats the load and the moments of an earlier run as closely as the clock allows
  --help        this text

Ends with 1 when anything that was acknowledged is missing, doubled or changed.
`;

/** Reads the command line. The problem is one line that says the cure. */
export function parseOptions(args: readonly string[], newSeed: () => string): OptionsResult {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: "boolean", default: false },
        rounds: { type: "string", default: "100" },
        seed: { type: "string" },
      },
    });
    if (!/^[1-9][0-9]{0,5}$/.test(values.rounds)) {
      return { ok: false, problem: "--rounds must be a number from 1 to 999999. See --help." };
    }
    return {
      ok: true,
      options: { help: values.help, rounds: Number(values.rounds), seed: values.seed ?? newSeed() },
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { ok: false, problem: `${error.message.split(/\. To specify|\n/)[0]?.replace(/\.$/, "")}. See --help.` };
  }
}
