import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { createServer as createRawServer, type Server as RawServer, type Socket } from "node:net";
import type { TestContext } from "node:test";

type Where = { host?: string; port?: number };

/** A web server on loopback for one test, with what it was asked and how many connections it got. */
export async function webServer(
  t: TestContext,
  answer: RequestListener,
  where: Where & { tls?: { key: string; cert: string } } = {},
) {
  const seen: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    seen.push(request);
    answer(request, response);
  };
  const server = where.tls ? createSecureServer(where.tls, listener) : createServer(listener);
  const connections = countConnections(server);
  const port = await listen(t, server, where);
  t.after(() => server.closeAllConnections());
  return { port, seen, connections };
}

/** A server that speaks for itself, byte by byte. */
export async function rawServer(t: TestContext, talk: (socket: Socket) => void, where: Where = {}) {
  const server = createRawServer((socket) => {
    socket.on("error", () => {});
    t.after(() => socket.destroy());
    talk(socket);
  });
  return { port: await listen(t, server, where) };
}

async function listen(t: TestContext, server: RawServer | Server, { host = "127.0.0.1", port = 0 }: Where) {
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  t.after(() => server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server does not listen on a port");
  return address.port;
}

function countConnections(server: RawServer | Server) {
  const count = { now: 0 };
  server.on("connection", () => {
    count.now += 1;
  });
  return count;
}
