import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import type { TestContext } from "node:test";
import { eventually } from "#e2e/harness/deliveries.ts";

/** What somebody behind the inbox was sent. */
type Received = { headers: Record<string, string>; body: string };

/** A place behind the inbox that deliveries are forwarded to. */
export type Receiver = {
  /** What OUTBOUND_ALLOW has to list. */
  host: string;
  url: string;
  received: Received[];
  /** Resolves with what came once it is that much; gives what there is after half a minute. */
  until(count: number): Promise<Received[]>;
  /** From now on every request gets this answer. */
  answers(status: number, headers?: OutgoingHttpHeaders): void;
};

/** A receiver for one test. */
export async function openReceiver(t: TestContext): Promise<Receiver> {
  const { close, ...receiver } = await startReceiver();
  t.after(close);
  return receiver;
}

/** A web server on loopback, which answers 200 at first. */
export async function startReceiver(): Promise<Receiver & { close(): void }> {
  const received: Received[] = [];
  let answer: { status: number; headers: OutgoingHttpHeaders } = { status: 200, headers: {} };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    received.push({ headers: singleHeaders(request.headers), body: Buffer.concat(chunks).toString("utf8") });
    response.writeHead(answer.status, answer.headers).end(`answered with ${answer.status}`);
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the receiver does not listen on a port");
  const host = `127.0.0.1:${address.port}`;
  return {
    host,
    url: `http://${host}/hook`,
    received,
    until: (count) =>
      eventually(
        async () => received,
        ({ length }) => length >= count,
      ),
    answers(status, headers = {}) {
      answer = { status, headers };
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function singleHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
