import { strangersAt } from "#e2e/bench/lists/crowd.ts";
import type { Filling } from "#e2e/bench/lists/fill.ts";
import { plantedAt } from "#e2e/bench/lists/planted.ts";
import { planRequests } from "#e2e/simulator/plan.ts";
import { DAY, SECOND } from "#e2e/simulator/stage.ts";
import { topics } from "#e2e/simulator/topics.ts";

/** Deliveries a day: a million is two years of a busy business. */
const PER_DAY = 1_370;

/** When the history ends; fixed, so that every run reads the same one. */
export const HISTORY_END = Date.UTC(2026, 2, 20, 18);

/** How many days a history of `count` deliveries tells of. */
export function daysOf(count: number): number {
  return count / PER_DAY;
}

/**
 * `count` believable deliveries with repeats, conflicts, lookalikes and strange ones among them, each received a second
 * after its event, the planted ones far down, and strangers throughout.
 */
export function* history(count: number): Generator<Filling> {
  const days = daysOf(count);
  const plan = planRequests({
    seed: `bench ${count}`,
    count,
    now: HISTORY_END,
    days,
    topics,
    duplicates: 3,
    conflicts: 0.5,
    lookalikes: 0.5,
    unknown: 0.5,
    invalid: 0,
    shuffle: 0,
    legacy: false,
  });
  let receivedAt = HISTORY_END - days * DAY;
  let turn = 0;
  for (const { kind, webhookId, body } of plan) {
    // A strange body says any time or none: it comes with its neighbours.
    if (kind !== "unknown") receivedAt = Math.max(receivedAt, eventTime(body) + SECOND);
    yield { webhookId, body, receivedAt };
    yield* plantedAt(turn, count, receivedAt);
    yield* strangersAt(turn, receivedAt);
    turn += 1;
  }
}

function eventTime(body: Uint8Array): number {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(300, body.byteLength)).toString("latin1");
  const time = Date.parse(/"timestamp":"([^"]{10,40})"/.exec(head)?.[1] ?? "");
  if (Number.isNaN(time)) throw new Error(`an event of the history has no time: ${head}`);
  return time;
}
