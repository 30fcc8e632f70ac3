import { and, asc, eq, isNull, max } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { endpoints, type FormerSecret, recoveries } from "#db/forward-schema.ts";
import type { Db } from "#db/open.ts";
import { attempts } from "#db/schema.ts";
import { notFailing } from "#lib/forwarding/failing.ts";

export type EndpointRow = typeof endpoints.$inferSelect;

/** What a person chooses; `secret` and `headers` are encrypted. */
export type NewEndpoint = Pick<EndpointRow, "url" | "description" | "topics" | "secret" | "headers" | "paused"> & {
  /** Why it is off from the start, else null. */
  disabledReason: string | null;
};

/** How many secrets may sign beside the present one: each makes the header of every request longer. */
const MOST_FORMER = 5;

export type EndpointStore = {
  all(): EndpointRow[];
  get(id: number): EndpointRow | null;
  /** It is owed what comes from now on. */
  add(endpoint: NewEndpoint): EndpointRow;
  change(id: number, values: Partial<Pick<EndpointRow, "url" | "description" | "topics" | "headers">>): void;
  /** Paused: deliveries queue. Not any more: what has queued up goes out at a limited rate. */
  pause(id: number, paused: boolean): void;
  /** Off: nothing that comes is owed to it. On again: what comes from now on is, and what was pending goes on. */
  turnOff(id: number, reason: string): void;
  turnOn(id: number): void;
  /** The secret before this one signs too until `until`. False where as many sign already as may. */
  rotate(id: number, secret: string, until: number): boolean;
  /** It is gone at once, and gets nothing more; `createClearAway` deletes what was owed to it. */
  remove(id: number): boolean;
};

/** The places that deliveries are forwarded to. Times are epoch milliseconds. */
export function createEndpointStore(db: Db, now: () => number): EndpointStore {
  const lastAttemptId = () =>
    db
      .select({ id: max(attempts.id) })
      .from(attempts)
      .get()?.id ?? 0;

  const all = db.select().from(endpoints).where(isNull(endpoints.removedAt)).orderBy(asc(endpoints.id)).prepare();
  const one = db
    .select()
    .from(endpoints)
    .where(and(eq(endpoints.id, bound("id")), isNull(endpoints.removedAt)))
    .prepare();

  function set(id: number, values: Partial<EndpointRow>): void {
    db.update(endpoints).set(values).where(eq(endpoints.id, id)).run();
  }

  return {
    all: () => all.all(),
    get: (id) => one.get({ id }) ?? null,
    add({ disabledReason, ...chosen }) {
      const disabledAt = disabledReason === null ? null : now();
      return db
        .insert(endpoints)
        .values({ ...chosen, createdAt: now(), afterAttemptId: lastAttemptId(), disabledAt, disabledReason })
        .returning()
        .get();
    },
    change: set,
    pause: (id, paused) => set(id, paused ? { paused } : { paused, resumedAt: now() }),
    turnOff: (id, reason) => set(id, { disabledAt: now(), disabledReason: reason }),
    turnOn: (id) =>
      set(id, {
        ...notFailing,
        disabledAt: null,
        disabledReason: null,
        afterAttemptId: lastAttemptId(),
        resumedAt: now(),
      }),
    rotate(id, secret, until) {
      const before = one.get({ id });
      const signing = before ? stillSigning(before, now()) : [];
      if (!before || signing.length >= MOST_FORMER) return false;
      set(id, { secret, formerSecrets: [{ secret: before.secret, until }, ...signing] });
      return true;
    },
    remove: (id) =>
      db.$client
        .transaction(() => {
          if (!one.get({ id })) return false;
          set(id, { removedAt: now(), secret: "", formerSecrets: [], headers: null });
          db.delete(recoveries).where(eq(recoveries.endpointId, id)).run();
          return true;
        })
        .immediate(),
  };
}

/** The secrets before the present one that sign too, the last replaced first. */
export function stillSigning({ formerSecrets }: Pick<EndpointRow, "formerSecrets">, now: number): FormerSecret[] {
  return formerSecrets.filter(({ until }) => now < until);
}
