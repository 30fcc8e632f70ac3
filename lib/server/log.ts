import pino, { type DestinationStream, type Logger } from "pino";
import { describeError } from "#lib/server/describe-error.ts";
import { singleton } from "#lib/server/singleton.ts";

/** What libraries say of themselves at less than a warning is nobody's news. */
const SILENT = ["info", "log"] as const;
const CONSOLE = ["error", "warn"] as const;

/** For what goes wrong while serving: JSON, or lines to read in development. Never give it a payload, a header's value or a secret. */
export function log(): Logger {
  return singleton("log", () => makeLog(writeJson));
}

/** Writes an error into the log, and hands it to whoever wants to know. */
export function logged(message: string, tell?: (cause: unknown) => void): (cause: unknown) => void {
  return (cause) => {
    log().error({ err: cause }, message);
    tell?.(cause);
  };
}

/** Chooses the form of the log; in production, what libraries write to the console goes there too, without what may be personal. */
export function openLog({ production }: { production: boolean }): void {
  // Whoever read the log may go away. Unheard, that would be an exception, which would be logged, which would be an exception …
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  singleton("log", () => makeLog(production ? writeJson : writeReadable));
  if (!production) return;
  for (const name of SILENT) console[name] = () => {};
  for (const name of CONSOLE) {
    console[name] = (...parts: unknown[]) => {
      const errors = parts.filter((part) => part instanceof Error);
      const words = parts.find((part) => typeof part === "string");
      log()[name]({ err: errors[0] }, errors.length > 0 ? "a page or route failed" : words?.slice(0, 200));
    };
  }
}

function makeLog(write: DestinationStream["write"]): Logger {
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError } }, { write });
}

function writeJson(line: string): void {
  process.stdout.write(line);
}

function writeReadable(line: string): void {
  const { level, time, msg = "", ...more } = JSON.parse(line);
  const details = Object.keys(more).length > 0 ? ` ${JSON.stringify(more)}` : "";
  process.stdout.write(`${time} ${pino.levels.labels[level]}: ${msg}${details}\n`);
}
