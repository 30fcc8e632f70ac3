import type { Coming, Sign, Watch } from "#db/health/missing/watch.ts";
import type { Db } from "#db/open.ts";
import { isQuoted } from "#lib/health/missing/quoted-text.ts";

/** Each needs a look through its thread. */
const MOST_ANSWERS = 200;
const MOST_MESSAGES = 200;

type Answer = Omit<Sign, "expected"> & { us: string; them: string; quoted: string };
type Message = { content: string | null; receivedAt: number; deliveryId: number };

/** A message that quotes the one which it answers, where nobody has told of that. The key is the answer's. */
export function watchAnswers(db: Db): Watch {
  const columns = "key, at, min(delivery_id) as deliveryId, us, them, quoted";
  const answers = db.$client.prepare<[number, number], Answer>(`
    select ${columns} from quoting_messages where at between ? and ?
    group by key order by at desc, key limit ${MOST_ANSWERS}`);
  const one = db.$client.prepare<[string], Answer>(
    `select ${columns} from quoting_messages where key = +? group by key`,
  );
  const before = db.$client.prepare<[string, string, number], Message>(`
    select touches.content, deliveries.received_at as receivedAt, touches.delivery_id as deliveryId
    from touches join deliveries on deliveries.id = touches.delivery_id
    where touches.them = +? and touches.us = +? and touches.kind = 'message' and touches.at <= ?
    order by touches.at desc, touches.id desc limit ${MOST_MESSAGES}`);
  /** Whose message was found before: it does not go away again. */
  const settled = new Set<string>();

  function quotedBy({ us, them, at, quoted }: Answer): Coming | null {
    const found = before.all(them, us, at).find(({ content }) => isQuoted(quoted, content ?? ""));
    return found ? { at: found.receivedAt, deliveryId: found.deliveryId } : null;
  }

  return {
    kind: "answer",
    find(from, to) {
      const signs = answers.all(from, to);
      const missing = signs.filter((answer) => !settled.has(answer.key) && quotedBy(answer) === null);
      const open = new Set(missing);
      settled.clear();
      for (const sign of signs) if (!open.has(sign)) settled.add(sign.key);
      return missing.map(({ key, at, deliveryId }) => ({ key, at, deliveryId, expected: null }));
    },
    coming(key) {
      const answer = one.get(key);
      return answer ? quotedBy(answer) : null;
    },
  };
}
