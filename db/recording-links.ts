import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "#db/open.ts";
import { progress } from "#db/schema.ts";
import { normaliseAlloId } from "#lib/allo/allo-id.ts";
import { recordingLink } from "#lib/allo/recording-link.ts";

const NAME = "recordings";
/** Attempts looked through at a time, most of which are of other topics. */
const WINDOW = 256;

export type RecordingLinks = {
  /** Notes what the deliveries that have been read so far name, for about `budgetMs`; true when nothing is left. */
  follow(budgetMs: number): boolean;
};

const completedCalls = z.array(z.object({ attemptId: z.int(), deliveryId: z.int(), alloId: z.string() }));

/**
 * Looks through the log behind the projector for links to recordings. Its place in the log outlives a rebuild, as the recordings
 * do; a projector of a newer version, which may read more, has it begin anew. `onNew` hears which deliveries brought a link.
 */
export function createRecordingLinks(
  db: Db,
  now: () => number,
  onNew: (deliveryIds: readonly number[]) => void,
): RecordingLinks {
  // "cross" keeps the order of the tables: by topic first, SQLite would walk through all calls there ever were for each window.
  const completed = db.$client.prepare<[number, number]>(`
    select attempts.id as attemptId, readings.id as deliveryId, readings.allo_id as alloId
    from attempts cross join readings on readings.id = attempts.delivery_id
    where attempts.id > ? and attempts.id <= ? and attempts.verdict = 'stored'
      and readings.topic = 'call.completed' and readings.allo_id is not null
    order by attempts.id`);

  const bodyOf = db.$client.prepare<[number], Buffer | null>("select body from deliveries where id = ?").pluck();
  const keep = db.$client.prepare<[string, string, number, number]>(`
    insert into recordings (allo_id, url, delivery_id, state, at, tries, problem) values (?, ?, ?, 'waiting', ?, 0, null)
    on conflict (allo_id) do update set url = excluded.url, delivery_id = excluded.delivery_id, state = excluded.state,
      at = excluded.at, tries = excluded.tries, problem = excluded.problem
    where recordings.state <> 'kept' and recordings.url <> excluded.url`);

  function progressOf(name: string) {
    return db.select().from(progress).where(eq(progress.name, name)).get();
  }

  /** Another link to the same call is another chance; a known one, and any to a recording that is kept, changes nothing. */
  function note(deliveryId: number, alloId: string): boolean {
    const body = bodyOf.get(deliveryId);
    const url = body ? recordingLink(body) : null;
    return url !== null && keep.run(normaliseAlloId(alloId), url, deliveryId, now()).changes > 0;
  }

  const runSlice = db.$client.transaction((from: number, upTo: number, codeVersion: number, deadline: number) => {
    let position = from;
    const fresh: number[] = [];
    do {
      const end = Math.min(position + WINDOW, upTo);
      let inTime = true;
      for (const { attemptId, deliveryId, alloId } of completedCalls.parse(completed.all(position, end))) {
        if (note(deliveryId, alloId)) fresh.push(deliveryId);
        position = attemptId;
        inTime = performance.now() < deadline;
        if (!inTime) break;
      }
      if (inTime) position = end;
    } while (position < upTo && performance.now() < deadline);
    db.insert(progress)
      .values({ name: NAME, attemptId: position, codeVersion })
      .onConflictDoUpdate({ target: progress.name, set: { attemptId: position, codeVersion } })
      .run();
    return { done: position >= upTo, fresh };
  });

  return {
    follow(budgetMs) {
      const ahead = progressOf("readings");
      if (!ahead) return true;
      const own = progressOf(NAME);
      const from = own?.codeVersion === ahead.codeVersion ? own.attemptId : 0;
      if (from >= ahead.attemptId) return true;
      const deadline = performance.now() + budgetMs;
      const { done, fresh } = runSlice.immediate(from, ahead.attemptId, ahead.codeVersion, deadline);
      if (fresh.length > 0) onNew(fresh);
      return done;
    },
  };
}
