import { once } from "node:events";
import { createServer } from "node:http";

/** Whoever asks for it waits until the inbox gives up. */
export const DEAD_PATH = "/dead";

/** A place that takes whatever is forwarded to it, and knows when. */
export type Sink = {
  /** What `OUTBOUND_ALLOW` has to allow. */
  host: string;
  /** When each webhook id came first, on this process's monotonic clock. */
  cameAt: ReadonlyMap<string, number>;
  /** Resolves with the time when so many requests have come since the start or the last `forget`. */
  came(requests: number): Promise<number>;
  forget(): void;
  close(): void;
};

export async function openSink(): Promise<Sink> {
  const cameAt = new Map<string, number>();
  let requests = 0;
  let waiting: { requests: number; resolve: (at: number) => void } | null = null;
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      if (request.url === DEAD_PATH) return;
      const at = performance.now();
      requests += 1;
      const id = String(request.headers["webhook-id"]);
      if (!cameAt.has(id)) cameAt.set(id, at);
      response.writeHead(204).end();
      if (waiting && requests >= waiting.requests) waiting.resolve(at);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the sink does not listen on a port");
  return {
    host: `127.0.0.1:${address.port}`,
    cameAt,
    came(count) {
      if (requests >= count) return Promise.resolve(performance.now());
      const { promise, resolve } = Promise.withResolvers<number>();
      waiting = { requests: count, resolve };
      return promise;
    },
    forget() {
      requests = 0;
      waiting = null;
      cameAt.clear();
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
