import { hash } from "node:crypto";
import type { IdSequence } from "#db/ids.ts";
import type { Db } from "#db/open.ts";
import { conflictingBodies, type HeaderList } from "#db/schema.ts";
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
  // Bare statements: drizzle's look at each placeholder and column for each row, which takes longer than inserting it.
  // The verdict comes out of the insert itself: an update that changes nothing returns the row that was there first.
  const claim = db.$client.prepare<unknown[], { id: number; bodySha256: Buffer }>(`
    insert into deliveries (id, webhook_id, received_at, verification, secret_label, size_bytes, body_sha256, body)
    values (?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (webhook_id) do update set webhook_id = excluded.webhook_id
    returning id, body_sha256 as bodySha256`);
  const keepAttempt = db.$client.prepare<unknown[]>(`
    insert into attempts (delivery_id, received_at, verdict, webhook_timestamp, remote_address, user_agent, body_sha256,
      secret_label, promoted, headers)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);

  return function writeArrival(arrival, id, promoted) {
    const { verified, receivedAt, remoteAddress, userAgent, headers } = arrival;
    const { webhookId, webhookTimestamp, verification, secretLabel } = verified;
    const body = Buffer.from(verified.body.buffer, verified.body.byteOffset, verified.body.byteLength);
    const bodySha256 = hash("sha256", body, "buffer");
    const row = [id, webhookId, receivedAt, verification, secretLabel, body.length, bodySha256, body];
    const first = claim.get(...row);
    if (!first) throw new Error("an insert returned no row");
    const verdict = first.id === id ? "stored" : first.bodySha256.equals(bodySha256) ? "duplicate" : "conflict";
    if (verdict === "conflict") {
      db.insert(conflictingBodies)
        .values({ deliveryId: first.id, sha256: bodySha256, body })
        .onConflictDoNothing()
        .run();
    }
    keepAttempt.run(
      first.id,
      receivedAt,
      verdict,
      webhookTimestamp,
      remoteAddress,
      userAgent,
      bodySha256,
      secretLabel,
      promoted ? 1 : 0,
      JSON.stringify(headers),
    );
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
