import { type Connection, openConnections, type PreparedRequest } from "#e2e/bench/load/connection.ts";

/** `latencies` in milliseconds, of the requests that were answered with 200; `failed` counts all others. */
export type Phase = { seconds: number; latencies: number[]; failed: number };

/** Closed loop: each of `connections` sends its next request as soon as it has its answer. */
export async function closedLoop(port: number, connections: number, requests: PreparedRequest[]): Promise<Phase> {
  const open = await openConnections(port, connections);
  const queue = requests.values();
  const phase = emptyPhase();
  const begin = performance.now();
  await Promise.all(
    open.map(async (connection) => {
      for (const request of queue) await timed(connection, request, performance.now(), phase);
    }),
  );
  return finish(phase, begin, open);
}

/** Open loop: requests set out at a fixed rate whatever the answers do; one that finds no free connection waits, and that counts. */
export async function openLoop(port: number, perSecond: number, requests: PreparedRequest[]): Promise<Phase> {
  const open = await openConnections(port, Math.min(256, requests.length));
  const free = [...open];
  const waiting: { request: PreparedRequest; since: number }[] = [];
  const phase = emptyPhase();
  const all = Promise.withResolvers<void>();
  let answered = 0;

  async function serve(connection: Connection, request: PreparedRequest, since: number): Promise<void> {
    await timed(connection, request, since, phase);
    answered += 1;
    if (answered === requests.length) all.resolve();
    const next = waiting.shift();
    if (next) void serve(connection, next.request, next.since);
    else free.push(connection);
  }

  const begin = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    const due = Math.min(requests.length, Math.ceil(((now - begin) / 1000) * perSecond));
    for (const request of requests.slice(sent, due)) {
      // The one that has been idle for longest: a server closes those that nobody uses for seconds.
      const connection = free.shift();
      if (connection) void serve(connection, request, now);
      else waiting.push({ request, since: now });
    }
    sent = Math.max(sent, due);
    if (sent === requests.length) clearInterval(timer);
  }, 1);
  await all.promise;
  return finish(phase, begin, open);
}

/** All at once, each on a connection of its own that was opened before. */
export async function burst(port: number, requests: PreparedRequest[]): Promise<Phase> {
  const open = await openConnections(port, requests.length);
  const phase = emptyPhase();
  const begin = performance.now();
  await Promise.all(
    requests.map((request, at) => {
      const connection = open[at];
      return connection && timed(connection, request, begin, phase);
    }),
  );
  return finish(phase, begin, open);
}

function emptyPhase(): Phase {
  return { seconds: 0, latencies: [], failed: 0 };
}

async function timed(connection: Connection, request: PreparedRequest, since: number, phase: Phase): Promise<void> {
  const status = await connection.send(request);
  if (status === 200) phase.latencies.push(performance.now() - since);
  else phase.failed += 1;
}

function finish(phase: Phase, begin: number, open: readonly Connection[]): Phase {
  phase.seconds = (performance.now() - begin) / 1000;
  for (const connection of open) connection.close();
  return phase;
}
