import { setImmediate } from "node:timers/promises";
import { createIdSequence } from "#db/ids.ts";
import { type Arrival, createWriteArrival } from "#db/ingest.ts";
import { openDatabase } from "#db/open.ts";
import { createProjector } from "#db/projector.ts";
import { secretOf, TEST_SECRET } from "#e2e/harness/send.ts";
import { sign, type Verified, verify } from "#lib/allo/signature.ts";

/** One delivery to be put straight into the database, as if it had come at `receivedAt`. */
export type Filling = { webhookId: string; body: Uint8Array; receivedAt: number };

const GROUP = 2_000;
/** As the running server's, so that the search index is as finely grained as there. */
const SLICE_MS = 8;

const secret = secretOf(TEST_SECRET);

/** Makes a database through the real write and reading code, without waiting for the disk. */
export async function fillDatabase(
  file: string,
  fillings: Iterable<Filling>,
  onProgress: (count: number) => void = () => {},
): Promise<void> {
  const db = openDatabase(file);
  db.$client.pragma("synchronous = OFF");
  const ids = createIdSequence(db);
  const write = createWriteArrival(db);
  let now = 0;
  // By the clock of the history, so that what a server drops in time is dropped here too.
  const projector = createProjector(
    db,
    () => now,
    () => {},
  );
  const writeGroup = db.$client.transaction((group: readonly Filling[]) => {
    for (const filling of group) write(arrivalOf(filling), ids.next(), false);
  });
  let count = 0;
  for (const group of groups(fillings)) {
    writeGroup.immediate(group);
    now = group.at(-1)?.receivedAt ?? now;
    while (!projector.follow(SLICE_MS));
    count += group.length;
    onProgress(count);
    // Lets a signal through.
    await setImmediate();
  }
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  db.$client.close();
}

function* groups(fillings: Iterable<Filling>): Generator<Filling[]> {
  let group: Filling[] = [];
  for (const filling of fillings) {
    group.push(filling);
    if (group.length === GROUP) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

function arrivalOf({ webhookId, body, receivedAt }: Filling): Arrival {
  const timestamp = Math.floor(receivedAt / 1000);
  const headers = { id: webhookId, timestamp: String(timestamp), signature: sign(secret, webhookId, timestamp, body) };
  return {
    verified: proven(verify(headers, body, [secret], timestamp)),
    receivedAt,
    remoteAddress: "192.0.2.7",
    userAgent: "Allo-Webhooks/1.0",
    headers: [
      ["Host", "inbox.example.com"],
      ["Accept", "application/json"],
      ["User-Agent", "Allo-Webhooks/1.0"],
      ["Content-Type", "application/json"],
      ["Content-Length", String(body.byteLength)],
      ["webhook-id", headers.id],
      ["webhook-timestamp", headers.timestamp],
      ["webhook-signature", headers.signature],
    ],
  };
}

function proven(result: ReturnType<typeof verify>): Verified {
  if (!result.ok) throw new Error(`a signature of our own does not verify: ${result.failure.code}`);
  return result.verified;
}
