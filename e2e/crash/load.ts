import { Agent } from "node:http";
import { addBody, addEntry, type Entry, type Ledger, type SentBody } from "#e2e/crash/ledger.ts";
import { ask } from "#e2e/harness/ask.ts";
import { acknowledgement } from "#e2e/harness/deliveries.ts";
import { newWebhookId, signedHeaders, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import type { Random } from "#e2e/simulator/random.ts";

const SENDERS = 16;
const OTHER_SECRET = `whsec_${Buffer.from("a secret that the inbox never saw").toString("base64")}`;

/** Which entries a load touched. */
export type Load = { touched: Set<Entry>; stop(): Promise<void> };

/** Sends as fast as answers come, until it is stopped or the server is gone: new ids, repeats, conflicts and forgeries. */
export function startLoad(url: string, ledger: Ledger, random: Random): Load {
  const touched = new Set<Entry>();
  const agent = new Agent({ keepAlive: true });
  let stopped = false;

  async function sender(): Promise<void> {
    try {
      while (!stopped) {
        if (random.chance(0.03)) await forge(url, ledger, agent);
        const [entry, body] = choose(ledger, touched, random);
        touched.add(entry);
        await deliverOnce(url, entry, body, agent);
      }
    } catch (cause) {
      if (!isDisconnect(cause)) throw cause;
    }
  }

  const senders = Promise.all(Array.from({ length: SENDERS }, sender));
  return {
    touched,
    async stop() {
      stopped = true;
      await senders;
      agent.destroy();
    },
  };
}

/** Sends one body once, and writes down first that it goes out, then what came back. */
export async function deliverOnce(url: string, entry: Entry, body: SentBody, agent?: Agent): Promise<number> {
  const headers = signedHeaders({ id: entry.webhookId, body: body.bytes });
  body.sent += 1;
  const answer = await ask(url, "/api/allo", {
    method: "POST",
    headers,
    body: body.bytes,
    ...(agent ? { agent } : {}),
  });
  if (answer.status !== 200) throw new Error(`a genuine delivery was answered ${answer.status}: ${answer.text}`);
  const { id, status } = acknowledgement.parse(answer.json);
  body.acknowledged += 1;
  entry.answers.push({ id, status, sha256: body.sha256 });
  return id;
}

function choose(ledger: Ledger, touched: Set<Entry>, random: Random): [Entry, SentBody] {
  const known = random.chance(0.1) ? [...ledger.entries.values()] : [...touched];
  if (known.length === 0 || random.chance(0.6)) {
    const entry = addEntry(ledger);
    return [entry, addBody(entry, makeBody(entry, random))];
  }
  const entry = random.pick(known);
  if (entry.bodies.length < 3 && random.chance(0.3)) return [entry, addBody(entry, makeBody(entry, random))];
  return [entry, random.pick(entry.bodies)];
}

function makeBody(entry: Entry, random: Random): Buffer {
  const length = random.chance(0.1) ? random.int(10_000, 200_000) : random.int(10, 3_000);
  // Of many callers, as what is about one is forwarded one after the other.
  const caller = `+3363998${String(random.int(0, 9_999)).padStart(4, "0")}`;
  return Buffer.from(smsBody(entry.webhookId, `${random.id(16)} ${"é".repeat(length)}`, caller));
}

async function forge(url: string, ledger: Ledger, agent: Agent): Promise<void> {
  const id = newWebhookId();
  ledger.forged.add(id);
  const body = smsBody(id);
  const headers = signedHeaders({ id, body, secret: OTHER_SECRET });
  const { status } = await ask(url, "/api/allo", { method: "POST", headers, body, agent });
  if (status !== 401 && status !== 429) throw new Error(`a forgery was answered ${status}`);
}

/** What a sender sees when the server dies: nothing was promised, so nothing is counted. */
function isDisconnect(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    "code" in cause &&
    ["ECONNRESET", "ECONNREFUSED", "EPIPE", "HPE_INVALID_EOF_STATE"].includes(String(cause.code))
  );
}

export const serverEnv = { ALLO_WEBHOOK_SECRET: `main=${TEST_SECRET}` };
