import { and, asc, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { bound } from "#db/bound.ts";
import { endpoints, forwardAttempts, forwards } from "#db/forward-schema.ts";
import type { DueForward } from "#db/forwards/forward-queue.ts";
import { leaveQueues } from "#db/forwards/leave-queues.ts";
import type { Db } from "#db/open.ts";
import { failedAgain, notFailing } from "#lib/forwarding/failing.ts";
import { nextTryAt } from "#lib/forwarding/next-try.ts";
import { GONE, isTaken, isUnsendable, type Outcome } from "#lib/forwarding/outcome.ts";
import { turnedOff } from "#lib/forwarding/turned-off.ts";

/** How exactly "last success" is kept. */
const SUCCESS_EVERY_MS = 60_000;
/** What is kept of tries and answers. */
const KEPT_MS = 30 * 24 * 3_600_000;
const MOST_ATTEMPTS = 200_000;

export type Tried = { forward: DueForward; outcome: Outcome };

/** What has to be announced: an endpoint was turned off, or will be when `percent` becomes 100. */
export type EndpointNews =
  | { endpointId: number; kind: "disabled"; reason: string }
  | { endpointId: number; kind: "warned"; percent: number };

export type RecordOutcomes = (tried: readonly Tried[], random: () => number) => EndpointNews[];

/** Writes down what tries came to, all in one transaction, and what follows from it for the forwards and the endpoints. */
export function createRecordOutcomes(db: Db): RecordOutcomes {
  const leave = leaveQueues(db);
  const succeed = db
    .update(endpoints)
    .set({ ...notFailing, lastSuccessAt: sql`${sql.placeholder("at")}` })
    .where(
      and(
        eq(endpoints.id, bound("id")),
        or(
          gt(endpoints.consecutiveFailures, 0),
          isNull(endpoints.lastSuccessAt),
          lt(endpoints.lastSuccessAt, sql.placeholder("longAgo")),
        ),
      ),
    )
    .prepare();
  const rowOf = db
    .select()
    .from(forwards)
    .where(eq(forwards.id, bound("id")))
    .prepare();
  const keepAttempt = db
    .insert(forwardAttempts)
    .values({
      forwardId: sql.placeholder("forwardId"),
      endpointId: sql.placeholder("endpointId"),
      ok: sql.placeholder("ok"),
      at: sql.placeholder("at"),
      durationMs: sql.placeholder("durationMs"),
      status: sql.placeholder("status"),
      address: sql.placeholder("address"),
      errorClass: sql.placeholder("errorClass"),
      error: sql.placeholder("error"),
      responseBody: sql.placeholder("responseBody"),
    })
    .prepare();
  const put = db
    .update(forwards)
    .set({
      state: sql`${sql.placeholder("state")}`,
      tries: sql`${sql.placeholder("tries")}`,
      firstTriedAt: sql`${sql.placeholder("firstTriedAt")}`,
      dueAt: sql`${sql.placeholder("dueAt")}`,
      settledAt: sql`${sql.placeholder("settledAt")}`,
    })
    .where(eq(forwards.id, bound("id")))
    .prepare();

  function failed(endpointId: number, { at, status }: Outcome): EndpointNews[] {
    const endpoint = db
      .select()
      .from(endpoints)
      .where(and(eq(endpoints.id, endpointId), isNull(endpoints.removedAt)))
      .get();
    if (!endpoint) return [];
    const { failing, isOver, warn } = failedAgain(endpoint, at);
    const reason = status === GONE ? turnedOff.saidGone : isOver ? turnedOff.alwaysFailed : null;
    const isNew = reason !== null && endpoint.disabledAt === null;
    db.update(endpoints)
      .set({ ...failing, ...(isNew ? { disabledAt: at, disabledReason: reason } : {}) })
      .where(eq(endpoints.id, endpointId))
      .run();
    if (isNew) return [{ endpointId, kind: "disabled", reason }];
    return warn === null || endpoint.disabledAt !== null ? [] : [{ endpointId, kind: "warned", percent: warn }];
  }

  function record({ forward, outcome }: Tried, random: () => number): EndpointNews[] {
    const { id, endpointId } = forward;
    const row = rowOf.get({ id });
    // The endpoint was deleted meanwhile, and its forwards with it.
    if (!row) return [];
    const { retryAfterMs, ...kept } = outcome;
    const ok = isTaken(outcome);
    keepAttempt.run({ forwardId: id, endpointId, ok, ...kept });
    const endedAt = outcome.at + outcome.durationMs;
    const tries = row.tries + 1;
    const isHopeless = isUnsendable(outcome);
    const next = ok || isHopeless ? null : nextTryAt(tries, endedAt, random(), retryAfterMs);
    const tried = { id, tries, firstTriedAt: row.firstTriedAt ?? outcome.at };
    const { state, dueAt, settledAt } = row;
    // Cancelled while it was under way, it stays so, unless it was taken: that is how it is.
    if (state !== "pending" && !ok) put.run({ ...tried, state, dueAt, settledAt });
    else if (next !== null) put.run({ ...tried, state, dueAt: next, settledAt });
    else {
      put.run({ ...tried, state: ok ? "delivered" : "failed", dueAt: null, settledAt: endedAt });
      leave(id, endedAt);
    }
    if (!ok) return isHopeless ? [] : failed(endpointId, outcome);
    succeed.run({ id: endpointId, at: endedAt, longAgo: endedAt - SUCCESS_EVERY_MS });
    return [];
  }

  const oldest = db
    .select({ id: forwardAttempts.id, at: forwardAttempts.at })
    .from(forwardAttempts)
    .orderBy(asc(forwardAttempts.id))
    .limit(sql.placeholder("count"))
    .prepare();
  const newest = db.$client.prepare<[], number | null>("select max(id) from forward_attempts").pluck();

  /** Twice as many as were added, at most: what is too old or too much is soon gone, and no write waits for it. */
  function prune(added: number, now: number): void {
    const keptFrom = (newest.get() ?? 0) - MOST_ATTEMPTS;
    for (const { id, at } of oldest.all({ count: 2 * added })) {
      if (id > keptFrom && at >= now - KEPT_MS) return;
      db.delete(forwardAttempts).where(eq(forwardAttempts.id, id)).run();
    }
  }

  const recordAll = db.$client.transaction((tried: readonly Tried[], random: () => number) => {
    const news = tried.flatMap((one) => record(one, random));
    prune(tried.length, Math.max(...tried.map(({ outcome }) => outcome.at)));
    return news;
  });
  return (tried, random) => recordAll.immediate(tried, random);
}
