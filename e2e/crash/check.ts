import { createHash } from "node:crypto";
import { countOf, type Entry, type Ledger } from "#e2e/crash/ledger.ts";
import { askApi, withKey } from "#e2e/harness/ask.ts";
import { deliveryOf, deliveryPage } from "#e2e/harness/deliveries.ts";
import type { Attempt, DeliveryItem } from "#lib/api/delivery.ts";

const READERS = 8;

/** Compares the list after an id with the ledger; gives every difference as a sentence, and the rows it found. */
export async function checkList(
  url: string,
  ledger: Ledger,
  after: number,
): Promise<{ findings: string[]; items: Map<string, DeliveryItem> }> {
  const items = new Map<string, DeliveryItem>();
  const findings: string[] = [];
  for (const item of await listAfter(url, after)) {
    const entry = ledger.entries.get(item.webhookId);
    if (items.has(item.webhookId)) findings.push(`${item.webhookId} is in the log twice`);
    if (!entry)
      findings.push(`${item.webhookId} was never sent${ledger.forged.has(item.webhookId) ? " genuinely" : ""}`);
    else findings.push(...checkCounts(entry, item.attempts));
    items.set(item.webhookId, item);
  }
  return { findings, items };
}

/** Compares deliveries in full with the ledger: ids, attempts, their verdicts and hashes, and every byte. */
export async function checkEntries(url: string, entries: Iterable<Entry>, idOf: (entry: Entry) => number | null) {
  const findings: string[] = [];
  const left = [...entries];
  async function reader(): Promise<void> {
    for (let entry = left.pop(); entry; entry = left.pop()) {
      const id = idOf(entry);
      if (id !== null) findings.push(...(await checkDelivery(url, entry, id)));
      else if (entry.answers.length > 0) findings.push(`${entry.webhookId} was acknowledged and is lost`);
    }
  }
  await Promise.all(Array.from({ length: READERS }, reader));
  return findings;
}

async function checkDelivery(url: string, entry: Entry, id: number): Promise<string[]> {
  const delivery = await deliveryOf(url, id);
  const log = delivery.attemptLog;
  const findings = checkCounts(entry, log.length);
  const say = (text: string) => findings.push(`${entry.webhookId} (${id}): ${text}`);
  if (delivery.webhookId !== entry.webhookId) say(`is ${delivery.webhookId}`);
  if (delivery.attempts !== log.length) say(`says ${delivery.attempts} attempts and lists ${log.length}`);
  const stored = log.filter((attempt) => attempt.verdict === "stored");
  if (stored.length !== 1) say(`was stored ${stored.length} times`);
  const storedHash = stored[0]?.bodySha256;
  for (const answer of entry.answers) {
    if (answer.id !== id) say(`was acknowledged as ${answer.id}`);
    const expected = answer.sha256 === storedHash ? ["stored", "duplicate"] : ["conflict"];
    if (!expected.includes(answer.status)) say(`was acknowledged as ${answer.status}`);
  }
  if (entry.answers.filter(({ status }) => status === "stored").length > 1) say("was acknowledged as stored twice");
  for (const body of entry.bodies) {
    const attempts = log.filter((attempt) => attempt.bodySha256 === body.sha256);
    if (attempts.length < body.acknowledged || attempts.length > body.sent)
      say(
        `${attempts.length} attempts of a body that was sent ${body.sent} and acknowledged ${body.acknowledged} times`,
      );
  }
  for (const { verdict, bodySha256 } of log) {
    if ((verdict === "conflict") === (bodySha256 === storedHash)) say(`a ${verdict} has the wrong body`);
  }
  findings.push(...(await checkBodies(url, entry, id, log)));
  return findings;
}

async function checkBodies(url: string, entry: Entry, id: number, log: readonly Attempt[]): Promise<string[]> {
  const findings: string[] = [];
  const firstOfEach = new Map(log.map((attempt) => [attempt.bodySha256, attempt]));
  for (const [sha256, attempt] of firstOfEach) {
    const bytes = Buffer.from(
      await (
        await fetch(`${url}/api/v1/deliveries/${id}/body?attempt=${attempt.id}`, { headers: withKey })
      ).arrayBuffer(),
    );
    const sent = entry.bodies.find((body) => body.sha256 === sha256);
    if (!sent) findings.push(`${entry.webhookId} (${id}): an attempt has a hash that was never sent`);
    else if (!sent.bytes.equals(bytes))
      findings.push(`${entry.webhookId} (${id}): ${sha256Of(bytes)} is not what was sent`);
  }
  return findings;
}

function checkCounts(entry: Entry, attempts: number): string[] {
  const [sent, acknowledged] = [countOf(entry, "sent"), countOf(entry, "acknowledged")];
  if (attempts >= acknowledged && attempts <= sent) return [];
  return [`${entry.webhookId}: ${attempts} attempts, but sent ${sent} and acknowledged ${acknowledged} times`];
}

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function listAfter(url: string, after: number): Promise<DeliveryItem[]> {
  const items: DeliveryItem[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const answer = await askApi(url, `/api/v1/deliveries?limit=200&after=${after}${cursor && `&cursor=${cursor}`}`);
    const page = deliveryPage.parse(answer.json);
    items.push(...page.data);
    cursor = page.nextCursor;
  }
  return items;
}
