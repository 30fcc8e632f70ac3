import { type MessagePort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { readSafely } from "#db/body-reader.ts";
import { type Batch, ENDED, TAKEN, WANTED } from "#db/read-ahead.ts";

type Row = {
  attemptId: number;
  id: number;
  webhookId: string;
  receivedAt: number;
  verification: "signed" | "token";
  body: Buffer;
};

const BATCH = { most: 64, bytes: 256 * 1024 };
/** How many bytes of bodies may be read and not taken yet. What is made of them takes some times as much. */
const BYTES_AHEAD = 2n * 1024n * 1024n;

const { file, shared, port }: { file: string; shared: BigInt64Array; port: MessagePort } = workerData;
const db = new Database(file, { readonly: true, fileMustExist: true });
const next = db.prepare<[number, number], Row>(`
  select attempts.id as attemptId, deliveries.id, deliveries.webhook_id as webhookId,
    deliveries.received_at as receivedAt, deliveries.verification, deliveries.body
  from attempts cross join deliveries on deliveries.id = attempts.delivery_id
  where attempts.id > ? and attempts.verdict = 'stored' and deliveries.body is not null
  order by attempts.id limit ?`);
const attemptOf = db
  .prepare<[number], number>("select id from attempts where delivery_id = +? and verdict = 'stored'")
  .pluck();

let position = 0;
let posted = 0n;

for (let batch = readBatch(); batch.deliveries.length > 0; batch = readBatch()) {
  posted += BigInt(batch.bytes);
  port.postMessage(batch);
  waitForRoom();
  if (Atomics.load(shared, ENDED) !== 0n) break;
}
db.close();
port.close();

function readBatch(): Batch {
  const wanted = Number(Atomics.exchange(shared, WANTED, 0n));
  if (wanted !== 0) position = Math.max(position, (attemptOf.get(wanted) ?? 0) - 1);
  const batch: Batch = { bytes: 0, deliveries: [] };
  for (const { attemptId, verification, body, ...delivery } of next.iterate(position, BATCH.most)) {
    batch.deliveries.push({ ...delivery, reading: readSafely(body, verification) });
    batch.bytes += body.byteLength;
    position = attemptId;
    if (batch.bytes >= BATCH.bytes) break;
  }
  return batch;
}

function waitForRoom(): void {
  for (let taken = Atomics.load(shared, TAKEN); posted - taken > BYTES_AHEAD; taken = Atomics.load(shared, TAKEN)) {
    if (Atomics.load(shared, ENDED) !== 0n) return;
    Atomics.wait(shared, TAKEN, taken);
  }
}
