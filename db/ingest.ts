import { hash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { IdSequence } from "#db/ids.ts";
import type { Db } from "#db/open.ts";
import { attempts, conflictingBodies, deliveries, type HeaderList } from "#db/schema.ts";
import type { Verified } from "#lib/allo/signature.ts";

/** One verified request, as it came in. */
export type Arrival = {
  verified: Verified;
  receivedAt: number;
  remoteAddress: string;
  userAgent: string | null;
  headers: HeaderList;
};

export type Stored = { status: "stored" | "duplicate" | "conflict"; id: number };

/** Writes one arrival into the log. Call it inside a transaction. */
export type WriteArrival = (arrival: Arrival, id: number, promoted: boolean) => Stored;

export function createWriteArrival(db: Db): WriteArrival {
  // The verdict comes out of the insert itself: an update that changes nothing returns the row that was there first.
  const claim = db
    .insert(deliveries)
    .values({
      id: sql.placeholder("id"),
      webhookId: sql.placeholder("webhookId"),
      receivedAt: sql.placeholder("receivedAt"),
      verification: sql.placeholder("verification"),
      secretLabel: sql.placeholder("secretLabel"),
      sizeBytes: sql.placeholder("sizeBytes"),
      bodySha256: sql.placeholder("bodySha256"),
      body: sql.placeholder("body"),
    })
    .onConflictDoUpdate({ target: deliveries.webhookId, set: { webhookId: sql`excluded.webhook_id` } })
    .returning({ id: deliveries.id, bodySha256: deliveries.bodySha256 })
    .prepare();
  const keepAttempt = db
    .insert(attempts)
    .values({
      deliveryId: sql.placeholder("deliveryId"),
      receivedAt: sql.placeholder("receivedAt"),
      verdict: sql.placeholder("verdict"),
      webhookTimestamp: sql.placeholder("webhookTimestamp"),
      remoteAddress: sql.placeholder("remoteAddress"),
      userAgent: sql.placeholder("userAgent"),
      bodySha256: sql.placeholder("bodySha256"),
      secretLabel: sql.placeholder("secretLabel"),
      promoted: sql.placeholder("promoted"),
      headers: sql.placeholder("headers"),
    })
    .prepare();

  return function writeArrival(arrival, id, promoted) {
    const { verified, receivedAt, remoteAddress, userAgent, headers } = arrival;
    const body = Buffer.from(verified.body.buffer, verified.body.byteOffset, verified.body.byteLength);
    const bodySha256 = hash("sha256", body, "buffer");
    const first = claim.get({
      id,
      webhookId: verified.webhookId,
      receivedAt,
      verification: verified.verification,
      secretLabel: verified.secretLabel,
      sizeBytes: body.length,
      bodySha256,
      body,
    });
    const verdict = first.id === id ? "stored" : first.bodySha256.equals(bodySha256) ? "duplicate" : "conflict";
    if (verdict === "conflict") {
      db.insert(conflictingBodies)
        .values({ deliveryId: first.id, sha256: bodySha256, body })
        .onConflictDoNothing()
        .run();
    }
    keepAttempt.run({
      deliveryId: first.id,
      receivedAt,
      verdict,
      webhookTimestamp: verified.webhookTimestamp,
      remoteAddress,
      userAgent,
      bodySha256,
      secretLabel: verified.secretLabel,
      promoted,
      headers,
    });
    return { status: verdict, id: first.id };
  };
}

export type Ingest = {
  /** Resolves once the arrival is on disk; rejects when its group could not be committed. */
  store(arrival: Arrival): Promise<Stored>;
  /** Commits what waits. Further arrivals are refused. */
  close(): Promise<void>;
};

type Waiting = { arrival: Arrival; resolve: (stored: Stored) => void; reject: (cause: unknown) => void };

/** Group commit: arrivals that wait together share one fsynced transaction, and one failure. */
export function createIngest(
  db: Db,
  ids: IdSequence,
  write: WriteArrival,
  onCommit: () => void,
  onFailure: (cause: unknown) => void = () => {},
): Ingest {
  let queue: Waiting[] = [];
  let scheduled = false;
  let closed = false;

  const commitGroup = db.$client.transaction((group: Waiting[]) =>
    group.map(({ arrival }) => write(arrival, ids.next(), false)),
  );

  function flush(): void {
    scheduled = false;
    const group = queue;
    queue = [];
    let results: Stored[];
    try {
      results = commitGroup.immediate(group);
    } catch (cause) {
      for (const { reject } of group) reject(cause);
      onFailure(cause);
      return;
    }
    group.forEach(({ resolve, reject }, i) => {
      const stored = results[i];
      if (stored) resolve(stored);
      else reject(new Error("a committed arrival has no result"));
    });
    onCommit();
  }

  return {
    store(arrival) {
      if (closed) return Promise.reject(new Error("the inbox is closing"));
      const { promise, resolve, reject } = Promise.withResolvers<Stored>();
      queue.push({ arrival, resolve, reject });
      if (!scheduled) {
        scheduled = true;
        setImmediate(flush);
      }
      return promise;
    },
    close() {
      closed = true;
      if (queue.length > 0) flush();
      return Promise.resolve();
    },
  };
}
