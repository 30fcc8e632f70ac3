import { setTimeout as sleep } from "node:timers/promises";
import { checkEntries, checkList } from "#e2e/crash/check.ts";
import { addBody, addEntry, countOf, type Entry, type Ledger } from "#e2e/crash/ledger.ts";
import { deliverOnce, serverEnv, startLoad } from "#e2e/crash/load.ts";
import { startReceiver } from "#e2e/crash/receiver.ts";
import { deliveryOf } from "#e2e/harness/deliveries.ts";
import { smsBody } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import type { Random } from "#e2e/simulator/random.ts";

const LONGEST_LIFE_MS = 700;

export type Round = { livedMs: number; sent: number; acknowledged: number; restartMs: number; findings: string[] };

/** One data directory through many kills. */
export type Crasher = {
  /** Loads the server, kills it at a random moment, starts it again on the same directory and compares. */
  round(random: Random): Promise<Round>;
  /** Compares the whole list, and what was forwarded, with all that was ever sent, and stops the server. `repeats` counts what was forwarded more than once. */
  finish(): Promise<{ findings: string[]; forwarded: number; repeats: number }>;
};

export async function createCrasher(dataDir: string, ledger: Ledger): Promise<Crasher> {
  const receiver = await startReceiver();
  const start = () => startServer({ env: { ...serverEnv, OUTBOUND_ALLOW: receiver.host }, dataDir });
  let server: TestServer = await start();
  await receiver.subscribe(server.url);
  let checkedUpTo = 0;
  const ids = new Map<string, number>();

  async function round(random: Random): Promise<Round> {
    const before = totals(ledger);
    const livedMs = random.int(0, LONGEST_LIFE_MS);
    const load = startLoad(server.url, ledger, random);
    await sleep(livedMs);
    await server.kill();
    await load.stop();
    const { sent, acknowledged } = totals(ledger);
    const died = performance.now();
    server = await start();
    const restartMs = performance.now() - died;
    const last = await deliverLast(server.url, ledger);
    const { findings, items } = await checkList(server.url, ledger, checkedUpTo);
    for (const item of items.values()) ids.set(item.webhookId, item.id);
    findings.push(...(await checkEntries(server.url, load.touched, (entry) => ids.get(entry.webhookId) ?? null)));
    checkedUpTo = last;
    return {
      livedMs,
      restartMs,
      sent: sent - before.sent,
      acknowledged: acknowledged - before.acknowledged,
      findings,
    };
  }

  return {
    round,
    async finish() {
      const { findings, items } = await checkList(server.url, ledger, 0);
      for (const { webhookId, answers } of ledger.entries.values()) {
        if (answers.length > 0 && !items.has(webhookId)) findings.push(`${webhookId} was acknowledged and is lost`);
      }
      const forwarded = await receiver.check(ledger, items.keys());
      findings.push(...forwarded.findings);
      const code = await server.stop();
      receiver.close();
      if (code !== 0) findings.push(`the server ended with ${code}`);
      return { findings, forwarded: items.size, repeats: forwarded.repeats };
    },
  };
}

/** A delivery after the crash; once it is shown, everything before it has been read. */
async function deliverLast(url: string, ledger: Ledger): Promise<number> {
  const entry: Entry = addEntry(ledger);
  const id = await deliverOnce(url, entry, addBody(entry, Buffer.from(smsBody(entry.webhookId))));
  await deliveryOf(url, id);
  return id;
}

function totals(ledger: Ledger): { sent: number; acknowledged: number } {
  let [sent, acknowledged] = [0, 0];
  for (const entry of ledger.entries.values()) {
    sent += countOf(entry, "sent");
    acknowledged += countOf(entry, "acknowledged");
  }
  return { sent, acknowledged };
}
