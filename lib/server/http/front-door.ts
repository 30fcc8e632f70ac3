import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { CLIENT_ADDRESS_HEADER, PATH_HEADER } from "#lib/server/auth/client-address.ts";
import { isHttps } from "#lib/server/auth/own-origin.ts";
import { apiMethods } from "#lib/server/http/api-routes.ts";
import { explainFailure } from "#lib/server/http/explain-failure.ts";
import { clientAddress, withIncoming } from "#lib/server/http/incoming.ts";
import type { NextHandlers } from "#lib/server/http/next-handlers.ts";
import { protect } from "#lib/server/http/protect.ts";
import { requestTarget } from "#lib/server/http/request-target.ts";
import { safetyHeaders } from "#lib/server/http/response-headers.ts";
import type { Inbox } from "#lib/server/inbox.ts";

const REQUEST_WITHIN_MS = 60_000;
const TUNNEL_LINGER_MS = 2_000;
const STOP_WITHIN_MS = 8_000;
const SWEEP_EVERY_MS = 50;
const WEBHOOK = "/api/allo";
const KNOWN_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** The server that everybody outside talks to, in front of Next. */
export type FrontDoor = {
  server: Server;
  /** Lets requests in; until then whoever calls is asked to come again. */
  open(inbox: Inbox, next: NextHandlers): void;
  /** Lets nobody in any more, and resolves when all that is under way is answered, within the time that the contract gives. */
  close(): Promise<void>;
};

export function createFrontDoor({ dev }: { dev: boolean }): FrontDoor {
  const server = createServer({ shouldUpgradeCallback: () => dev, requestTimeout: REQUEST_WITHIN_MS });
  let closing = false;
  // A webhook is retried, a browser reloads.
  server.on("request", (_request, response) => refuse(response, 503, "starting", "Starting.", { "Retry-After": "2" }));

  function serve(inbox: Inbox, next: NextHandlers, request: IncomingMessage, response: ServerResponse): void {
    // A busy client that keeps its connection would otherwise be served on until it is cut off in the middle.
    if (closing) response.shouldKeepAlive = false;
    const target = requestTarget(request.url ?? "");
    if (target === null) {
      refuse(response, 400, "bad_target", "This request line has no path that can be read.");
      return;
    }
    request.url = target;
    const [path = "/"] = target.split("?", 1);
    if (!KNOWN_METHODS.includes(request.method ?? "")) {
      refuse(response, 405, "method_not_allowed", "This method is not used here.", {
        Allow: isWebhook(path) ? "POST" : "GET, HEAD, POST",
      });
      return;
    }
    if (!dev && !path.startsWith("/api/") && request.method !== "GET" && request.method !== "HEAD") {
      refuse(response, 405, "method_not_allowed", "Use GET, HEAD here.", { Allow: "GET, HEAD" });
      return;
    }
    const https = isHttps({ get: (name) => request.headersDistinct[name]?.join(",") ?? null }, inbox.env);
    for (const [name, value] of safetyHeaders(https)) response.setHeader(name, value);
    if (/^\/api\/v1(\/|$)/.test(path) && !isServed(path, request.method ?? "", response)) return;
    if (path.startsWith("/api/")) {
      explainFailure(response, inbox.probe);
      // Next redirects what claims to come from its router; no route has anything for that.
      request.headers.rsc = undefined;
    }
    if (isWebhook(path)) hideHeadersFromNext(request);
    else protect(request, response, path, dev);
    request.headers[CLIENT_ADDRESS_HEADER] = clientAddress(request, inbox.env.trustedProxies);
    request.headers[PATH_HEADER] = target;
    const handle = path === WEBHOOK ? next.webhook : next.others;
    withIncoming(request, response, () => handle(request, response)).catch(() => response.destroy());
  }

  return {
    server,
    open(inbox, next) {
      server.removeAllListeners("request");
      server.on("request", (request, response) => serve(inbox, next, request, response));
      server.on("connect", refuseTunnel);
    },
    async close() {
      closing = true;
      const force = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      // A connection falls idle only once its answer is out, and would then be kept for seconds.
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS);
      await promise;
      clearInterval(sweep);
      clearTimeout(force);
    },
  };
}

/** Whether the API has this path and method; refuses in the API's own form where not. */
function isServed(path: string, method: string, response: ServerResponse): boolean {
  const methods = apiMethods(path);
  if (methods === null) refuse(response, 404, "not_found", "The API has no such path; see /api/v1/openapi.json.");
  else if (!methods.includes(method)) {
    refuse(response, 405, "method_not_allowed", `Use ${methods.join(", ")} here.`, { Allow: methods.join(", ") });
  } else return true;
  return false;
}

/** Node hands this connection over for good: nobody else answers it, listens for its errors, or closes it at the end. */
function refuseTunnel(_request: IncomingMessage, socket: Duplex): void {
  socket.on("error", () => {}).resume();
  socket.end("HTTP/1.1 405 Method Not Allowed\r\nAllow: POST\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  setTimeout(() => socket.destroy(), TUNNEL_LINGER_MS);
}

function isWebhook(path: string): boolean {
  return path === WEBHOOK || path.startsWith(`${WEBHOOK}/`);
}

/** Some headers make Next redirect or set cookies, which a webhook must never see. The list as received stays whole. */
function hideHeadersFromNext(request: IncomingMessage): void {
  const { host, "content-length": length, "user-agent": userAgent } = request.headers;
  request.headers = { host, "content-length": length, "user-agent": userAgent };
}

function refuse(response: ServerResponse, status: number, code: string, message: string, headers = {}): void {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store", ...headers });
  response.end(JSON.stringify({ error: { code, message } }));
}
