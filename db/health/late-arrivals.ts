import { z } from "zod";
import type { Db } from "#db/open.ts";
import type { Projection, ProjectionKind } from "#db/projection.ts";
import { lateArrivals, lateTallies } from "#db/sender-schema.ts";
import { HOUR } from "#db/tally-buffer.ts";
import { lateArrival } from "#lib/health/late-arrival.ts";

/** The inference looks no further. */
const ATTEMPTS_READ = 64;

const attemptRow = z.object({
  receivedAt: z.int(),
  webhookTimestamp: z.int().nullable(),
  arrivedAt: z.int(),
  eventAt: z.number().nullable(),
});
const lateRow = z.object({ receivedAt: z.int(), number: z.int().nullable() });

/**
 * Which deliveries came late, and on which of Allo's tries: a function of the attempts of each and of its event's time. What no
 * signature proves has no schedule.
 */
export const lateness: ProjectionKind = {
  name: "lateness",
  codeVersion: 1,
  create: createLateness,
  drop(db) {
    db.delete(lateArrivals).run();
    db.delete(lateTallies).run();
  },
};

function createLateness(db: Db): Projection {
  const touched = new Set<number>();
  const attemptsOf = db.$client.prepare<[number, number]>(`
    select a.received_at as receivedAt, a.webhook_timestamp as webhookTimestamp,
      d.received_at as arrivedAt, r.event_at as eventAt
    from attempts a join deliveries d on d.id = a.delivery_id join readings r on r.id = a.delivery_id
    where a.delivery_id = ? and d.verification = 'signed' order by a.received_at, a.id limit ?`);
  const find = db.$client.prepare<[number]>("select received_at as receivedAt, number from late_arrivals where id = ?");
  const remove = db.$client.prepare<[number]>("delete from late_arrivals where id = ?");
  const keep = db.$client.prepare<[number, number, number | null, number]>(
    "insert into late_arrivals (id, received_at, number, first_tried_at) values (?, ?, ?, ?)",
  );
  const add = db.$client.prepare<[number, number, number]>(`
    insert into late_tallies (start, number, deliveries) values (?, ?, ?)
    on conflict (start, number) do update set deliveries = deliveries + excluded.deliveries`);

  const removeEmpty = db.$client.prepare<[number, number]>(
    "delete from late_tallies where start = ? and number = ? and deliveries = 0",
  );

  function count(receivedAt: number, number: number | null, by: 1 | -1): void {
    const start = Math.floor(receivedAt / HOUR) * HOUR;
    add.run(start, number ?? 0, by);
    if (by < 0) removeEmpty.run(start, number ?? 0);
  }

  function settleOne(id: number): void {
    const before = lateRow.optional().parse(find.get(id));
    if (before) {
      remove.run(id);
      count(before.receivedAt, before.number, -1);
    }
    const times = z.array(attemptRow).parse(attemptsOf.all(id, ATTEMPTS_READ));
    const [first] = times;
    const late = first && lateArrival(times, first.eventAt);
    if (!late) return;
    keep.run(id, first.arrivedAt, late.number, late.firstTriedAt);
    count(first.arrivedAt, late.number, 1);
  }

  return {
    note: ({ id }) => void touched.add(id),
    noteRepeat: (id) => void touched.add(id),
    settle() {
      for (const id of touched) settleOne(id);
      touched.clear();
    },
  };
}
