import { asc, eq, isNotNull } from "drizzle-orm";
import { endpoints, recoveries } from "#db/forward-schema.ts";
import { cancelForward } from "#db/forwards/cancel-forward.ts";
import type { Db } from "#db/open.ts";

export type ClearAway = {
  /** Clears away for about `budgetMs`; true when nothing is left. */
  follow(budgetMs: number): boolean;
};

/** Tries deleted at a time: each may hold 16 KiB. */
const MOST_AT_ONCE = 20;

/**
 * Cancels the forwards of recoveries that were cancelled, and deletes endpoints that were removed with all that was owed to them.
 * Both are over for everybody else from the moment of the decision; with a hundred thousand forwards this takes seconds, and goes
 * on after a restart.
 */
export function createClearAway(db: Db, now: () => number, onCancelled: () => void): ClearAway {
  const cancel = cancelForward(db);
  const cancelling = db
    .select({ id: recoveries.id })
    .from(recoveries)
    .where(eq(recoveries.state, "cancelling"))
    .orderBy(asc(recoveries.id))
    .prepare();
  const unsent = db.$client
    .prepare<[number], number>("select id from forwards where recovery_id = +? and state = 'pending' limit 1")
    .pluck();
  const removed = db.select({ id: endpoints.id }).from(endpoints).where(isNotNull(endpoints.removedAt)).prepare();
  const owed = db.$client
    .prepare<[number], number>("select id from forwards where endpoint_id = +? order by id limit 1")
    .pluck();
  const deleteTries = db.$client.prepare<[number, number]>(
    "delete from forward_attempts where id in (select id from forward_attempts where forward_id = +? limit ?)",
  );
  const deleteForward = db.$client.prepare<[number]>("delete from forwards where id = ?");

  function cancelOne(recoveryId: number): void {
    const forwardId = unsent.get(recoveryId);
    if (forwardId !== undefined) cancel(forwardId, now());
    else db.update(recoveries).set({ state: "cancelled" }).where(eq(recoveries.id, recoveryId)).run();
  }

  function deleteOne(endpointId: number): void {
    const forwardId = owed.get(endpointId);
    if (forwardId === undefined) db.delete(endpoints).where(eq(endpoints.id, endpointId)).run();
    else if (deleteTries.run(forwardId, MOST_AT_ONCE).changes < MOST_AT_ONCE) deleteForward.run(forwardId);
  }

  const runSlice = db.$client.transaction((deadline: number) => {
    let hasCancelled = false;
    while (performance.now() < deadline) {
      const recovery = cancelling.get();
      const endpoint = recovery ? undefined : removed.get();
      if (recovery) cancelOne(recovery.id);
      else if (endpoint) deleteOne(endpoint.id);
      else return { done: true, hasCancelled };
      hasCancelled ||= recovery !== undefined;
    }
    return { done: false, hasCancelled };
  });

  return {
    follow(budgetMs) {
      if (!cancelling.get() && !removed.get()) return true;
      const { done, hasCancelled } = runSlice.immediate(performance.now() + budgetMs);
      if (hasCancelled) onCancelled();
      return done;
    },
  };
}
