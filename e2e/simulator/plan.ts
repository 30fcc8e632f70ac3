import { generateDeliveries, type SimulatedDelivery } from "#e2e/simulator/deliveries.ts";
import { flaws } from "#e2e/simulator/flaws.ts";
import { legacyBody } from "#e2e/simulator/legacy.ts";
import { makeOrderedQueue } from "#e2e/simulator/ordered-queue.ts";
import { makeRandom } from "#e2e/simulator/random.ts";
import type { GeneratorOptions } from "#e2e/simulator/stories.ts";
import { strangeBody } from "#e2e/simulator/strange.ts";

export const planKinds = ["new", "lookalike", "unknown", "duplicate", "conflict", "invalid"] as const;
export type PlanKind = (typeof planKinds)[number];

/** One request to be made. `flaw` names how its signature is broken; only invalid ones have one. */
export type Planned = { kind: PlanKind; topic: string; webhookId: string; body: Buffer; flaw: string | null };

/** Shares are percentages of `count`. */
export type PlanOptions = GeneratorOptions & {
  duplicates: number;
  conflicts: number;
  lookalikes: number;
  unknown: number;
  invalid: number;
  shuffle: number;
  legacy: boolean;
};

/**
 * All requests of a run in the order in which they are made. Exactly `count` different deliveries are rightly signed
 * (new, lookalike, unknown); duplicates, conflicts and invalid ones come on top. Pure.
 */
export function* planRequests(options: PlanOptions): Generator<Planned> {
  const { count, shuffle, seed, now } = options;
  const random = makeRandom("plan", seed, now);
  const waiting = makeOrderedQueue<Planned>();
  const flawNames = Object.keys(flaws);
  const duplicate = makeShare(options.duplicates);
  const conflict = makeShare(options.conflicts);
  const invalid = makeShare(options.invalid);
  let flawed = 0;

  function soonAfter(at: number): number {
    return at + 0.5 + random.next() * 25;
  }

  let previous: { at: number; planned: Planned } | null = null;
  let turn = 0;
  for (const planned of deliveriesOf(options)) {
    const at = turn + random.next() * (shuffle / 100) * count;
    waiting.push(at, planned);
    if (planned.kind === "new") previous = { at, planned };
    if (previous) {
      const { planned: first, at: firstAt } = previous;
      if (duplicate(turn)) waiting.push(soonAfter(firstAt), { ...first, kind: "duplicate" });
      if (conflict(turn)) {
        waiting.push(soonAfter(firstAt), { ...first, kind: "conflict", body: otherBody(first.body) });
      }
      if (invalid(turn)) {
        const flaw = options.legacy ? "wrong token" : (flawNames[flawed++ % flawNames.length] ?? null);
        waiting.push(soonAfter(firstAt), { ...first, kind: "invalid", flaw });
      }
    }
    yield* waiting.takeUntil(turn++);
  }
  yield* waiting.takeUntil(Number.POSITIVE_INFINITY);
}

/** The rightly signed ones, each with an id of its own, in the order of their events. */
function* deliveriesOf(options: PlanOptions): Generator<Planned> {
  const { count, seed, now } = options;
  const random = makeRandom("strange", seed, now);
  const believable = believableOf(options);
  let previous: Planned | null = null;
  const unknown = makeShare(options.unknown);
  const lookalike = makeShare(options.lookalikes);
  let strange = 0;
  for (let turn = 0; turn < count; turn++) {
    const webhookId = `msg_${random.id(20)}`;
    if (unknown(turn)) {
      yield { kind: "unknown", webhookId, flaw: null, ...strangeBody(strange, now - strange++) };
    } else if (previous && lookalike(turn)) {
      yield { ...previous, kind: "lookalike", webhookId };
    } else {
      const next = believable.next();
      if (next.done) return;
      previous = next.value;
      yield previous;
    }
  }
}

function* believableOf(options: PlanOptions): Generator<Planned> {
  let turn = 0;
  for (const delivery of generateDeliveries(options)) {
    const { topic, body } = options.legacy ? older(delivery, turn++) : delivery;
    yield { kind: "new", topic, webhookId: delivery.webhookId, body: Buffer.from(body), flaw: null };
  }
}

function older({ topic, body }: SimulatedDelivery, turn: number): { topic: string; body: string } {
  const old = legacyBody(body, turn);
  if (!old) throw new Error(`no older format has ${topic}`);
  return old;
}

/** Says of each turn asked about whether it is one of the `share` percent, spread evenly; none is lost for want of asking. */
function makeShare(share: number): (turn: number) => boolean {
  let made = 0;
  return (turn) => {
    const due = Math.floor(((turn + 1) * share) / 100 + 0.5) > made;
    if (due) made++;
    return due;
  };
}

/** The same event told otherwise, as a sender's bug would. */
function otherBody(body: Buffer): Buffer {
  const told = JSON.parse(body.toString());
  return Buffer.from(JSON.stringify({ ...told, data: { ...told.data, note: "Sent again with other content." } }));
}
