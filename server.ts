import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import next from "next";
import { DatabaseRefused } from "#db/open.ts";
import { apiMethods } from "#lib/server/api-routes.ts";
import { CLIENT_ADDRESS_HEADER, PATH_HEADER } from "#lib/server/auth/client-address.ts";
import { prepareFirstAdministrator } from "#lib/server/auth/first-administrator.ts";
import { isHttps } from "#lib/server/auth/own-origin.ts";
import { DataDirectoryRefused } from "#lib/server/data-directory.ts";
import { type Env, readEnv } from "#lib/server/env.ts";
import { codeOf } from "#lib/server/error-code.ts";
import { explainFailure } from "#lib/server/explain-failure.ts";
import type { Inbox } from "#lib/server/inbox.ts";
import { clientAddress, withIncoming } from "#lib/server/incoming.ts";
import { openLog } from "#lib/server/log.ts";
import { protect } from "#lib/server/protect.ts";
import { requestTarget } from "#lib/server/request-target.ts";
import { safetyHeaders } from "#lib/server/response-headers.ts";
import { startInbox } from "#lib/server/start-inbox.ts";
import { localUrl, printWelcome } from "#lib/server/welcome.ts";

const STOP_WITHIN_MS = 8_000;
const SWEEP_EVERY_MS = 50;
const TUNNEL_LINGER_MS = 2_000;
const KNOWN_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const dev = process.argv.includes("--dev");

function giveUp(...lines: string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}

// What the inbox keeps is for this user alone, also the files that SQLite makes beside its own.
process.umask(0o077);
const settings = readEnv();
if (!settings.ok) {
  giveUp("Allo Inbox cannot start with these settings:", ...settings.problems.map((problem) => `  - ${problem}`));
}
const { env } = settings;
openLog(env);
const server = createServer({ shouldUpgradeCallback: () => dev, requestTimeout: 60_000 });
await listen(server, env);
const inbox = start(env, localUrl(server));
const app = next({ dev, dir: process.cwd(), hostname: env.host, port: env.port, httpServer: server });
await app.prepare();
const handle = app.getRequestHandler();
server.removeAllListeners("request");
server.on("request", serve);
server.on("connect", refuseTunnel);
printWelcome(inbox, await prepareFirstAdministrator(inbox.access));

let stopping: Promise<void> | null = null;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  // A terminal and npm each pass a Ctrl-C on: the second one must not cut the first one's work short.
  process.on(signal, () => {
    stopping ??= stop(server, inbox);
  });
}

function serve(request: IncomingMessage, response: ServerResponse): void {
  // A busy client that keeps its connection would otherwise be served on until it is cut off in the middle.
  if (stopping) response.shouldKeepAlive = false;
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
  const https = isHttps({ get: (name) => request.headersDistinct[name]?.join(",") ?? null }, env);
  for (const [name, value] of safetyHeaders(https)) response.setHeader(name, value);
  if (/^\/api\/v1(\/|$)/.test(path) && !isServed(path, request.method ?? "", response)) return;
  if (path.startsWith("/api/")) {
    explainFailure(response, inbox.probe);
    // Next redirects what claims to come from its router; no route has anything for that.
    request.headers.rsc = undefined;
  }
  if (isWebhook(path)) hideHeadersFromNext(request);
  else protect(request, response, path, dev);
  request.headers[CLIENT_ADDRESS_HEADER] = clientAddress(request, env.trustedProxies);
  request.headers[PATH_HEADER] = target;
  withIncoming(request, response, () => handle(request, response)).catch(() => response.destroy());
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
  return path === "/api/allo" || path.startsWith("/api/allo/");
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

async function listen(server: Server, { host, port }: Env): Promise<void> {
  // Until everything is ready, whoever calls is asked to come again: a webhook is retried, a browser reloads.
  server.on("request", (_request, response) => refuse(response, 503, "starting", "Starting.", { "Retry-After": "2" }));
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (cause) {
    const code = codeOf(cause);
    giveUp(
      code === "EADDRINUSE"
        ? `Port ${port} is taken. Stop the program that uses it, or set PORT to another number.`
        : `Cannot listen on ${host}:${port} (${code}). Set HOST and PORT to an address of this machine.`,
    );
  }
}

function start(settings: Env, selfUrl: string): Inbox {
  try {
    return startInbox(settings, selfUrl);
  } catch (cause) {
    if (cause instanceof DatabaseRefused || cause instanceof DataDirectoryRefused) giveUp(cause.message);
    const code = codeOf(cause);
    if (code === "SQLITE_FULL") giveUp(`The disk of DATA_DIR ${settings.dataDir} is full: make room and start again.`);
    giveUp(
      `The database in DATA_DIR ${settings.dataDir} cannot be opened (${code}): ${cause instanceof Error ? cause.message : ""}`,
    );
  }
}

/** Answers what is under way, commits what is queued, and leaves within the time that the contract gives. */
async function stop(server: Server, inbox: Inbox): Promise<void> {
  process.stdout.write("Stopping: answering open requests …\n");
  const force = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
  inbox.live.emit("close");
  const closed = once(server, "close");
  server.close();
  // A connection falls idle only once its answer is out, and would then be kept for seconds.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(force);
  await inbox.close();
  process.exit(0);
}
