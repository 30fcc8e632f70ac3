import { codeOf } from "#lib/server/error-code.ts";
import type { Parsed } from "#lib/server/http/api-query.ts";
import { refusal } from "#lib/server/http/json.ts";
import { log } from "#lib/server/log.ts";

/** The answer when the database could not be written: nothing was done, and the sender should try again. */
export function storageUnavailable(cause: unknown, message: string): Response {
  log().error({ code: codeOf(cause) }, "the database could not be written; the sender was told to try again");
  return refusal(503, "storage_unavailable", message, { "Retry-After": "30" });
}

/** Does what writes to the database; where that fails, it is a 503 with `message`. */
export async function tryToStore<T>(write: () => T | Promise<T>, message: string): Promise<Parsed<T>> {
  try {
    return { ok: true, value: await write() };
  } catch (cause) {
    return { ok: false, response: storageUnavailable(cause, message) };
  }
}
