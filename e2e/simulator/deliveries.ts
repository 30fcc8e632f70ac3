import { makeOrderedQueue } from "#e2e/simulator/ordered-queue.ts";
import { meetPeople } from "#e2e/simulator/people.ts";
import { makeRandom, type Random } from "#e2e/simulator/random.ts";
import { DAY, type SimulatedEvent } from "#e2e/simulator/stage.ts";
import { playCall } from "#e2e/simulator/stories/calls.ts";
import { LONGEST_STORY } from "#e2e/simulator/stories/kinds.ts";
import { longTalk } from "#e2e/simulator/stories/long-call.ts";
import { type GeneratorOptions, generateStories } from "#e2e/simulator/stories.ts";

/** What Allo would send once: `at` is the event's time in epoch milliseconds, `body` the exact text. */
export type SimulatedDelivery = { at: number; topic: string; webhookId: string; body: string };

/** `count` believable deliveries of the current format, oldest event first. The same options give the same ones. Pure. */
export function* generateDeliveries(options: GeneratorOptions): Generator<SimulatedDelivery> {
  const random = makeRandom("envelopes", options.seed, options.now);
  const waiting = makeOrderedQueue<SimulatedEvent>();
  let left = options.count;

  function* release(until: number): Generator<SimulatedDelivery> {
    for (const event of waiting.takeUntil(until)) {
      if (left-- <= 0) return;
      yield envelope(event, random);
    }
  }

  for (const { events } of generateStories(options)) {
    for (const event of events) waiting.push(event.at, event);
    // A later story may begin that much sooner than this one's first event, when it had to be moved back in time.
    yield* release((events[0]?.at ?? 0) - 2 * LONGEST_STORY);
  }
  yield* release(Number.POSITIVE_INFINITY);
}

/** One `call.completed` whose body has about `bytes` bytes, such as 6 KB (5 min) or 54 KB (half an hour). Pure. */
export function callCompletedOfSize(bytes: number, seed: number | string = 1): SimulatedDelivery {
  let turns = Math.max(2, Math.round((bytes - 1400) / 262));
  let best = callCompletedOfTurns(turns, seed);
  for (let tries = 0; tries < 6; tries++) {
    const missing = bytes - Buffer.byteLength(best.body);
    if (Math.abs(missing) < 200) break;
    turns = Math.max(2, turns + (Math.round(missing / 262) || Math.sign(missing)));
    best = callCompletedOfTurns(turns, seed);
  }
  return best;
}

/** One `call.completed` with a transcript of exactly so many turns: 2,000 are three hours. Pure. */
export function callCompletedOfTurns(turns: number, seed: number | string): SimulatedDelivery {
  const random = makeRandom("call of turns", seed);
  const ids = makeRandom("call of turns, ids", seed);
  const meet = meetPeople(random, ids);
  const person = meet();
  const [user] = person.business.users;
  const [line] = person.business.numbers;
  if (!user || !line) throw new Error("the simulated world is empty");
  const start = Date.UTC(2026, 2, 16, 9, 12, 4) + random.int(0, 300) * DAY;
  const stage = { random, ids, start, person, meet, business: person.business, line, user, recordingsBase: null };
  const events = playCall(stage, "INBOUND", 6000, (begin) => longTalk(stage, turns, begin));
  const completed = events.find(({ topic }) => topic === "call.completed");
  if (!completed) throw new Error("a played call has no completion");
  return envelope(completed, random);
}

function envelope({ at, topic, data }: SimulatedEvent, random: Random): SimulatedDelivery {
  const time = new Date(at).toISOString();
  // Allo writes milliseconds in some places and microseconds in others.
  const timestamp = random.chance(0.1) ? time.replace("Z", `${random.int(100, 999)}Z`) : time;
  const body = JSON.stringify({ topic, version: "2.0", timestamp, data });
  return { at, topic, webhookId: `msg_${random.id(20)}`, body };
}
