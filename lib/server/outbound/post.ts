import type { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { judgeHeaders, type OutboundHeaders } from "#lib/outbound/request-headers.ts";
import { checkTarget, type Rules } from "#lib/server/outbound/check-target.ts";
import type { Connections } from "#lib/server/outbound/connections.ts";
import { startDeadline } from "#lib/server/outbound/deadline.ts";
import { failureOf } from "#lib/server/outbound/failure-of.ts";
import { type FailureAt, type ResponseHeaders, send } from "#lib/server/outbound/send.ts";

export type PostOptions = {
  /** JSON, byte for byte as it was signed. */
  body: string | Uint8Array;
  headers?: OutboundHeaders;
  signal?: AbortSignal;
  /** From looking up the name to the last byte of the answer. */
  timeoutMs?: number;
  /** How much of the answer is kept. */
  keepBytes?: number;
};

/** Any status is a result, a redirect too: it is not followed. `truncated` says that the answer was longer than `keepBytes`. */
export type PostResult =
  | { ok: true; status: number; headers: ResponseHeaders; body: Buffer; truncated: boolean; address: string }
  | FailureAt;

export async function post(
  rules: Rules,
  connections: Connections,
  url: string,
  { body, headers = {}, signal: caller, timeoutMs = 20_000, keepBytes = 64 * 1024 }: PostOptions,
): Promise<PostResult> {
  const refused = judgeHeaders(headers);
  if (refused) return { ...refused, address: null };
  const deadline = startDeadline({ headMs: timeoutMs, totalMs: timeoutMs }, caller);
  const { signal } = deadline;
  try {
    const found = await checkTarget(rules, url, undefined, signal);
    if (!found.ok) return { ...found, address: null };
    const request = { method: "POST", headers, body, idleMs: 0, signal } as const;
    const sent = await send(connections, found.checkedTarget, request);
    if (!sent.ok) return sent;
    const { address } = sent;
    try {
      return { ...sent, ...(await firstBytes(sent.body, keepBytes)) };
    } catch (error) {
      const failure = failureOf(error, found.checkedTarget.target.host);
      if (!failure) throw error;
      return { ...failure, address };
    }
  } finally {
    deadline.end();
  }
}

async function firstBytes(source: Readable, keepBytes: number): Promise<{ body: Buffer; truncated: boolean }> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError("an answer's body comes in buffers");
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > keepBytes) break;
  }
  // The connection is free one turn later; without the wait, a post that follows at once would open another.
  await setImmediate();
  return { body: Buffer.concat(chunks).subarray(0, keepBytes), truncated: bytes > keepBytes };
}
