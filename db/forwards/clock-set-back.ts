import type { Db } from "#db/open.ts";

export type ClockSetBack = {
  /** The clock was set back by `byMs`: what is pending is due so much earlier, as the clock says now. */
  note(byMs: number): void;
  /** Goes on with that for about `budgetMs`; true when nothing is left. */
  follow(budgetMs: number): boolean;
};

type Job = { byMs: number; now: number; position: number; upTo: number };

const WINDOW = 200;

/** By how much the clock is behind the last run of the server, or the start of this one; 0 where it is not. Epoch milliseconds. */
export function behindLastRun(db: Db, now: number): number {
  const seen = db.$client
    .prepare<[], number | null>(
      "select max(last_seen_at) from (select last_seen_at from server_runs order by id desc limit 2)",
    )
    .pluck()
    .get();
  return Math.max(0, (seen ?? now) - now);
}

/** Has what was put off by a clock that was ahead come in its time. In memory only: what a crash cuts off waits for the clock. */
export function createClockSetBack(db: Db, now: () => number, onMoved: () => void): ClockSetBack {
  const jobs: Job[] = [];
  const newest = db.$client.prepare<[], number | null>("select max(id) from forwards").pluck();
  // The plus sign has it walk along the ids, and not along an index whose order it changes.
  const move = db.$client.prepare<[number, number, number, number, number]>(`
    update forwards
    set due_at = due_at - ?, first_tried_at = first_tried_at - ?, created_at = min(created_at, ?)
    where id > ? and id <= ? and +state = 'pending'`);

  const runSlice = db.$client.transaction((job: Job, deadline: number) => {
    while (job.position < job.upTo && performance.now() < deadline) {
      const end = Math.min(job.position + WINDOW, job.upTo);
      move.run(job.byMs, job.byMs, job.now, job.position, end);
      job.position = end;
    }
  });

  return {
    note(byMs) {
      if (byMs > 0) jobs.push({ byMs, now: now(), position: 0, upTo: newest.get() ?? 0 });
    },
    follow(budgetMs) {
      const [job] = jobs;
      if (!job) return true;
      const { position } = job;
      try {
        runSlice.immediate(job, performance.now() + budgetMs);
      } catch (cause) {
        job.position = position;
        throw cause;
      }
      if (job.position >= job.upTo) jobs.shift();
      onMoved();
      return jobs.length === 0;
    },
  };
}
