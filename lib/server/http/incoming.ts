import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import { singleton } from "#lib/server/singleton.ts";

/** The request as Node got it: Next's own request joins repeated headers and hides the peer's address. */
export type Incoming = {
  request: IncomingMessage;
  response: ServerResponse;
  /** Epoch milliseconds; the next one on the clock that nobody sets. */
  receivedAt: number;
  startedAt: number;
};

const storage = () => singleton("incoming", () => new AsyncLocalStorage<Incoming>());

/** Runs Next's handler so that everything under it can ask for `incoming()`. */
export function withIncoming<T>(request: IncomingMessage, response: ServerResponse, run: () => T): T {
  return storage().run({ request, response, receivedAt: Date.now(), startedAt: performance.now() }, run);
}

export function incoming(): Incoming {
  const current = storage().getStore();
  if (!current) throw new Error("incoming() was called outside of a request");
  return current;
}

/** Has the client told how long the body is, which Next leaves out: a player or a download then knows its end. */
export function keepLength(answer: Response): Response {
  const length = answer.headers.get("content-length");
  if (length !== null) incoming().response.setHeader("Content-Length", length);
  return answer;
}

/** The headers as received: order, case and repeats kept. */
export function headerList(request: IncomingMessage): [name: string, value: string][] {
  const list: [string, string][] = [];
  for (let i = 0; i + 1 < request.rawHeaders.length; i += 2) {
    list.push([request.rawHeaders[i] ?? "", request.rawHeaders[i + 1] ?? ""]);
  }
  return list;
}

/** The client's address: the peer's own, or what the outermost of `trustedProxies` proxies wrote down. */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const peer = (request.socket.remoteAddress ?? "unknown").replace(/^::ffff:/, "");
  if (trustedProxies === 0) return peer;
  const forwarded = request.headersDistinct["x-forwarded-for"]?.join(",").split(",") ?? [];
  return forwarded.map((part) => part.trim()).at(-trustedProxies) || peer;
}
