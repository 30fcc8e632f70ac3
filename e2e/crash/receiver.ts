import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Webhook } from "svix";
import { z } from "zod";
import type { Ledger } from "#e2e/crash/ledger.ts";
import { askApi } from "#e2e/harness/ask.ts";

/** One in so many of the first tries is answered 500. */
const REFUSES_EVERY = 20;
const ALL_WITHIN_MS = 30_000;
const ASKED_EVERY_MS = 50;

/** What came under one webhook id: how often it was taken, and with which bodies. */
type Got = { tries: number; taken: number; bodies: Set<string> };

/** Where a server under torture forwards to. It survives the kills, as somebody else's server would. */
export type Receiver = {
  /** What `OUTBOUND_ALLOW` has to allow. */
  host: string;
  /** Has the server forward everything here. */
  subscribe(url: string): Promise<void>;
  /** Waits until each of these ids was taken, and gives every difference from what was sent as a sentence. */
  check(ledger: Ledger, webhookIds: Iterable<string>): Promise<{ findings: string[]; repeats: number }>;
  close(): void;
};

const endpoint = z.object({ secret: z.string() });

export async function startReceiver(): Promise<Receiver> {
  const got = new Map<string, Got>();
  const findings: string[] = [];
  let webhook: Webhook | null = null;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks);
    const webhookId = String(request.headers["webhook-id"]);
    try {
      webhook?.verify(body.toString("utf8"), flat(request));
    } catch {
      findings.push(`${webhookId} was forwarded with a wrong signature`);
    }
    const entry = got.get(webhookId) ?? { tries: 0, taken: 0, bodies: new Set() };
    got.set(webhookId, entry);
    entry.tries += 1;
    entry.bodies.add(createHash("sha256").update(body).digest("hex"));
    const refuses = entry.tries === 1 && got.size % REFUSES_EVERY === 0;
    if (!refuses) entry.taken += 1;
    response.writeHead(refuses ? 500 : 200).end();
  }

  const server = createServer((request, response) => {
    // The server that forwards is killed in the middle of requests.
    take(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the receiver has no port");
  const host = `127.0.0.1:${address.port}`;

  return {
    host,
    async subscribe(url) {
      const body = JSON.stringify({ url: `http://${host}/hook` });
      const headers = { "content-type": "application/json" };
      const answer = await askApi(url, "/api/v1/endpoints", { method: "POST", headers, body });
      webhook = new Webhook(endpoint.parse(answer.json).secret);
    },
    async check(ledger, webhookIds) {
      const deadline = performance.now() + ALL_WITHIN_MS;
      const missing = () => [...webhookIds].filter((id) => (got.get(id)?.taken ?? 0) === 0);
      while (missing().length > 0 && performance.now() < deadline) await sleep(ASKED_EVERY_MS);
      findings.push(...missing().map((id) => `${id} was never forwarded`));
      for (const [id, { bodies }] of got) {
        const sent = ledger.entries.get(id)?.bodies.map(({ sha256 }) => sha256);
        if (!sent) findings.push(`${id} was forwarded and never sent`);
        else if (bodies.size > 1) findings.push(`${id} was forwarded with ${bodies.size} bodies`);
        else if (![...bodies].every((sha256) => sent.includes(sha256))) findings.push(`${id} was forwarded otherwise`);
      }
      const repeats = [...got.values()].reduce((sum, { taken }) => sum + Math.max(0, taken - 1), 0);
      return { findings, repeats };
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function flat({ headersDistinct }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headersDistinct).map(([name, values]) => [name, values?.join(", ") ?? ""]));
}
