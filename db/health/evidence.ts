import type { Db } from "#db/open.ts";

type ProblemRow = { id: number; problemKind: string; message: string; receivedAt: number };

/** What tells from the log that something failed, or came through after all. */
export type Evidence = {
  /** Those of `deliveryIds` that could not be read whole, and why; the newest, where there are very many. */
  problemsOf(deliveryIds: ReadonlySet<number>): ProblemRow[];
  /** Whether a request with this webhook-id was verified after `since` (epoch milliseconds), or what came then was promoted. */
  cameThrough(webhookId: string, since: number): boolean;
};

const MOST_PROBLEMS = 2_000;

export function createEvidence(db: Db): Evidence {
  // By the index over those with a problem, so that many deliveries without one cost nothing.
  const problems = db.$client.prepare<[number, number], ProblemRow>(
    `select readings.id, problem ->> '$.kind' as problemKind, problem ->> '$.message' as message,
        deliveries.received_at as receivedAt
      from readings indexed by readings_problem
      cross join deliveries on deliveries.id = readings.id
      where problem is not null and readings.id between ? and ?
      order by readings.id desc limit ${MOST_PROBLEMS}`,
  );
  const through = db.$client
    .prepare<[string, number, number], number>(
      `select 1 from deliveries cross join attempts
          on attempts.id = (select max(id) from attempts where delivery_id = deliveries.id)
        where webhook_id = ? and (attempts.received_at > ? or promoted and attempts.received_at = ?)`,
    )
    .pluck();
  return {
    problemsOf(deliveryIds) {
      if (deliveryIds.size === 0) return [];
      let [least, most] = [Number.POSITIVE_INFINITY, 0];
      for (const id of deliveryIds) {
        least = Math.min(least, id);
        most = Math.max(most, id);
      }
      return problems.all(least, most).filter(({ id }) => deliveryIds.has(id));
    },
    cameThrough: (webhookId, since) => through.get(webhookId, since, since) !== undefined,
  };
}
