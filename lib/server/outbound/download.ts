import type { Readable } from "node:stream";
import { failure, type OutboundFailure } from "#lib/outbound/failure.ts";
import { headersForOtherOrigin, judgeHeaders, type OutboundHeaders } from "#lib/outbound/request-headers.ts";
import { cappedBody, tooLarge } from "#lib/server/outbound/capped-body.ts";
import { checkTarget, type Rules } from "#lib/server/outbound/check-target.ts";
import type { Connections } from "#lib/server/outbound/connections.ts";
import { startDeadline } from "#lib/server/outbound/deadline.ts";
import { discard, type FailureAt, type ResponseHeaders, type Sent, send } from "#lib/server/outbound/send.ts";

export type DownloadOptions = {
  maxBytes: number;
  headers?: OutboundHeaders;
  signal?: AbortSignal;
  maxRedirects?: number;
  /** Until the final answer's head, looking up names and redirects included. */
  headMs?: number;
  /** Between two pieces of the body, while somebody reads. */
  idleMs?: number;
  totalMs?: number;
};

/** The body must be read or destroyed; what goes wrong in it comes as an `OutboundInterrupted` error of the stream. */
export type DownloadResult =
  | { ok: true; status: number; headers: ResponseHeaders; body: Readable; address: string }
  | FailureAt;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Gets a file. Whatever final status comes is a result; redirects are followed, each checked as if it were the first. */
export async function download(
  rules: Rules,
  connections: Connections,
  url: string,
  options: DownloadOptions,
): Promise<DownloadResult> {
  const { maxBytes, headMs = 20_000, totalMs = 15 * 60_000 } = options;
  const refused = judgeHeaders(options.headers ?? {});
  if (refused) return { ...refused, address: null };
  const deadline = startDeadline({ headMs, totalMs }, options.signal);
  let body: Readable | null = null;
  try {
    const { sent, host } = await follow(rules, connections, url, options, deadline.signal);
    deadline.headCame();
    if (!sent.ok) return sent;
    const unfit = unfitHead(sent.headers, host, maxBytes);
    if (unfit) {
      discard(sent.body);
      return { ...unfit, address: sent.address };
    }
    body = cappedBody(sent.body, maxBytes, host, deadline.end);
    return { ...sent, body };
  } finally {
    if (!body) deadline.end();
  }
}

function unfitHead(headers: ResponseHeaders, host: string, maxBytes: number): OutboundFailure | null {
  if (Number(headers.get("content-length") ?? 0) > maxBytes) return tooLarge(host, maxBytes);
  const encoding = headers.get("content-encoding") ?? "identity";
  if (encoding.toLowerCase() === "identity") return null;
  return failure(
    "encoded",
    `${host} sends the file packed although it was asked for it as it is. Have it served unpacked.`,
  );
}

async function follow(
  rules: Rules,
  connections: Connections,
  first: string,
  { headers = {}, idleMs = 30_000, maxRedirects = 5 }: DownloadOptions,
  signal: AbortSignal,
): Promise<{ sent: Sent | FailureAt; host: string }> {
  let location = first;
  let from: URL | undefined;
  let carried = headers;
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const found = await checkTarget(rules, location, from, signal);
    if (!found.ok) {
      const message = from ? `${from.hostname} redirects further. ${found.message}` : found.message;
      return { sent: { ...found, message, address: null }, host: "" };
    }
    const { url, host } = found.checkedTarget.target;
    if (from && from.origin !== url.origin) carried = headersForOtherOrigin(carried);
    const sent = await send(connections, found.checkedTarget, {
      method: "GET",
      headers: carried,
      body: null,
      idleMs,
      signal,
    });
    const next = sent.ok && REDIRECTS.has(sent.status) ? sent.headers.get("location") : undefined;
    if (!sent.ok || next === undefined) return { sent, host };
    discard(sent.body);
    location = next;
    from = url;
  }
  const words = `${from?.hostname} redirects more than ${maxRedirects} times. Give the address that it leads to in the end.`;
  return { sent: { ...failure("too_many_redirects", words), address: null }, host: "" };
}
