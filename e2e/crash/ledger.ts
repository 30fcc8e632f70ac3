import { createHash } from "node:crypto";
import { newWebhookId } from "#e2e/harness/send.ts";

/** One body that was sent under an id: how often it went out, and how often a 200 came back. */
export type SentBody = { bytes: Buffer; sha256: string; sent: number; acknowledged: number };

/** What the sender knows of one webhook id. */
export type Entry = {
  webhookId: string;
  bodies: SentBody[];
  /** The delivery ids and statuses of its 200s. */
  answers: { id: number; status: string; sha256: string }[];
};

/** Everything that was ever sent; what the log must be measured by. */
export type Ledger = { entries: Map<string, Entry>; forged: Set<string> };

export function newLedger(): Ledger {
  return { entries: new Map(), forged: new Set() };
}

export function addEntry(ledger: Ledger): Entry {
  const entry: Entry = { webhookId: newWebhookId(), bodies: [], answers: [] };
  ledger.entries.set(entry.webhookId, entry);
  return entry;
}

export function addBody(entry: Entry, bytes: Buffer): SentBody {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const body: SentBody = { bytes, sha256, sent: 0, acknowledged: 0 };
  entry.bodies.push(body);
  return body;
}

export function countOf(entry: Entry, what: "sent" | "acknowledged"): number {
  return entry.bodies.reduce((sum, body) => sum + body[what], 0);
}
