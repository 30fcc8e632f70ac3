import type { Coming, Sign, Watch } from "#db/health/missing/watch.ts";
import type { Db } from "#db/open.ts";
import { isQuoted } from "#lib/health/missing/quoted-text.ts";

/** Each needs a look through its thread. */
const MOST_ANSWERS = 200;
const MOST_MESSAGES = 200;

type Answer = Omit<Sign, "expected"> & { us: string; them: string; quoted: string };
type Message = { content: string; receivedAt: number; deliveryId: number };

/**
 * A message that quotes the one which it answers, where nobody has told of that. The key is the answer's. Each look reads
 * the threads again: either message may be told anew with other words, so nothing found before says what is missing now.
 */
export function watchAnswers(db: Db): Watch {
  /** What counts of an answer that is told several times is what its thread shows. */
  const answersOf = (keys: string) => `
    select told.key, touches.at, touches.delivery_id as deliveryId, touches.us, touches.them, quoting.quoted
    from (select distinct key from quoting_messages where ${keys}) told
    join touches on touches.key = 'message ' || told.key
    join quoting_messages quoting on quoting.delivery_id = touches.delivery_id`;
  const answers = db.$client.prepare<[number, number], Answer>(
    `${answersOf("at between ? and ?")} order by touches.at desc, told.key limit ${MOST_ANSWERS}`,
  );
  const one = db.$client.prepare<[string], Answer>(answersOf("key = +?"));
  const before = db.$client.prepare<[string, string, number], Message>(`
    select coalesce(touches.content, '') as content, deliveries.received_at as receivedAt, touches.delivery_id as deliveryId
    from touches join deliveries on deliveries.id = touches.delivery_id
    where touches.them = +? and touches.us = +? and touches.kind = 'message' and touches.at <= ?
    order by touches.at desc, touches.id desc limit ${MOST_MESSAGES}`);

  function quotedBy({ us, them, at, quoted }: Answer): Coming | null {
    for (const { content, receivedAt, deliveryId } of before.iterate(them, us, at)) {
      if (isQuoted(quoted, content)) return { at: receivedAt, deliveryId };
    }
    return null;
  }

  return {
    kind: "answer",
    find: (from, to) =>
      answers
        .all(from, to)
        .filter((answer) => quotedBy(answer) === null)
        .map(({ key, at, deliveryId }) => ({ key, at, deliveryId, expected: null })),
    coming(key) {
      const answer = one.get(key);
      return answer ? quotedBy(answer) : null;
    },
  };
}
