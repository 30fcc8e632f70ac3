import { join } from "node:path";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { BodyReader, ReadDelivery } from "#db/body-reader.ts";

const WORKER = join(process.cwd(), "db", "read-ahead-worker.ts");

/** Places in `shared`: how many bytes of bodies were taken over, the delivery to go on with or 0, and whether to end. */
export const TAKEN = 0;
export const WANTED = 1;
export const ENDED = 2;

/** What was read in one go, in the order of the log, and how many bytes the bodies had. */
export type Batch = { bytes: number; deliveries: ReadDelivery[] };

export type ReadAhead = { take: BodyReader; close(): void };

/**
 * Reads bodies in a thread of its own, in the order of the log, some way ahead of who takes them. Where it is asked for
 * one that it has not got it gives null and goes on from there: who asks reads that one himself, and nobody waits.
 */
export function createReadAhead(file: string): ReadAhead {
  const shared = new BigInt64Array(new SharedArrayBuffer(3 * BigInt64Array.BYTES_PER_ELEMENT));
  const { port1: port, port2 } = new MessageChannel();
  const worker = new Worker(WORKER, { workerData: { file, shared, port: port2 }, transferList: [port2] });
  // Without it everything is read as well, only not ahead.
  worker.on("error", () => {}).unref();
  port.unref();
  let atHand = new Map<number, ReadDelivery>();

  function nextBatch(): boolean {
    // Whatever comes through this port is what our own worker posts.
    const batch: Batch | undefined = receiveMessageOnPort(port)?.message;
    if (!batch) return false;
    atHand = new Map(batch.deliveries.map((delivery) => [delivery.id, delivery]));
    Atomics.add(shared, TAKEN, BigInt(batch.bytes));
    Atomics.notify(shared, TAKEN);
    return true;
  }

  return {
    take(id) {
      while (!atHand.has(id)) {
        if (nextBatch()) continue;
        Atomics.store(shared, WANTED, BigInt(id));
        return null;
      }
      const delivery = atHand.get(id) ?? null;
      atHand.delete(id);
      return delivery;
    },
    close() {
      Atomics.store(shared, ENDED, 1n);
      Atomics.notify(shared, TAKEN);
    },
  };
}
