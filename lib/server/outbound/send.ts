import type { Readable } from "node:stream";
import type { OutboundFailure } from "#lib/outbound/failure.ts";
import type { OutboundHeaders } from "#lib/outbound/request-headers.ts";
import type { CheckedTarget } from "#lib/server/outbound/check-target.ts";
import { ConnectFailed } from "#lib/server/outbound/connect-failed.ts";
import type { Connections } from "#lib/server/outbound/connections.ts";
import { failureOf } from "#lib/server/outbound/failure-of.ts";

export type Request = {
  method: "GET" | "POST";
  headers: OutboundHeaders;
  body: string | Uint8Array | null;
  /** The longest pause within the answer's body, while we are reading. */
  idleMs: number;
  signal: AbortSignal;
};

/** Names in lower case; cookies are left out. */
export type ResponseHeaders = ReadonlyMap<string, string>;

export type Sent = { ok: true; status: number; headers: ResponseHeaders; body: Readable; address: string };

/** A failure together with the address that was tried, where it came that far. */
export type FailureAt = OutboundFailure & { address: string | null };

/** One request to one of the checked addresses: the next is tried only while no connection was made. */
export async function send(
  connections: Connections,
  { target, addresses }: CheckedTarget,
  request: Request,
): Promise<Sent | FailureAt> {
  const { url, host } = target;
  const { idleMs, headers, ...rest } = request;
  const options = {
    ...rest,
    headers: {
      "user-agent": "Allo-Inbox",
      ...lowerCased(headers),
      "accept-encoding": "identity",
      ...(request.body === null ? {} : { "content-type": "application/json" }),
    },
    path: `${url.pathname}${url.search}`,
    headersTimeout: 0,
    bodyTimeout: idleMs,
  };
  const open = addresses.filter((address) => connections.isOpen(target, address));
  let failed: FailureAt | null = null;
  for (const address of new Set([...open, ...addresses])) {
    const { pool, release } = connections.lease(target, address);
    try {
      const response = await pool.request(options);
      response.body.once("close", release);
      return {
        ok: true,
        status: response.statusCode,
        headers: readable(response.headers),
        body: response.body,
        address,
      };
    } catch (error) {
      release();
      const failure = failureOf(error, host);
      if (!failure) throw error;
      failed = { ...failure, address };
      if (!(error instanceof ConnectFailed) || failed.reason === "tls") return failed;
    }
  }
  if (!failed) throw new Error("a checked target has at least one address");
  return failed;
}

function lowerCased(headers: OutboundHeaders): OutboundHeaders {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function readable(headers: Record<string, string | string[] | undefined>): ResponseHeaders {
  const read = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name === "set-cookie") continue;
    read.set(name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value);
  }
  return read;
}

/** Lets go of an answer whose body nobody wants. */
export function discard(body: Readable): void {
  body.on("error", () => {}).destroy();
}
