import type { Outcome } from "#lib/forwarding/outcome.ts";
import { retryAfterMs } from "#lib/outbound/retry-after.ts";
import type { Outbound } from "#lib/server/outbound/outbound.ts";

const TIMEOUT_MS = 20_000;
const KEPT_BYTES = 4 * 1024;

/** Posts JSON to a webhook of Slack or one of its likes. */
export async function postSlack(outbound: Outbound, url: string, message: object, now: () => number): Promise<Outcome> {
  const at = now();
  const begin = performance.now();
  const result = await outbound.post(url, {
    body: JSON.stringify(message),
    timeoutMs: TIMEOUT_MS,
    keepBytes: KEPT_BYTES,
  });
  const timing = { at, durationMs: Math.round(performance.now() - begin), address: result.address };
  if (!result.ok) {
    const unanswered = { status: null, responseBody: null, retryAfterMs: null };
    return { ...timing, ...unanswered, errorClass: result.reason, error: result.message };
  }
  return {
    ...timing,
    status: result.status,
    errorClass: null,
    error: null,
    responseBody: result.body.toString("utf8"),
    retryAfterMs: retryAfterMs(result.headers.get("retry-after"), at),
  };
}
