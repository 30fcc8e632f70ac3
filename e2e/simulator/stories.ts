import { meetPeople } from "#e2e/simulator/people.ts";
import { makeRandom } from "#e2e/simulator/random.ts";
import type { SimulatedEvent, Story } from "#e2e/simulator/stage.ts";
import { storyKinds } from "#e2e/simulator/stories/kinds.ts";
import { makeTimeline } from "#e2e/simulator/timeline.ts";

export type GeneratorOptions = {
  seed: number | string;
  /** How many deliveries to make. */
  count: number;
  /** Epoch milliseconds; nothing happens later. */
  now: number;
  /** How far back the history goes; 1 by default. */
  days?: number;
  /** Only these topics; all by default. */
  topics?: readonly string[];
  /** Where recorded calls are served, without a slash at the end. */
  recordingsBase?: string;
};

/** The stories that make `count` deliveries, by their start, the last one perhaps longer than needed. Pure. */
export function* generateStories(options: GeneratorOptions): Generator<Story> {
  const { seed, count, now, days = 1, topics, recordingsBase = null } = options;
  const random = makeRandom("stories", seed);
  // Ids differ from run to run even with one seed, so that a second run is not taken for repeats of the first.
  const ids = makeRandom("ids", seed, now);
  const meet = meetPeople(random, ids);
  const people = Array.from({ length: Math.min(600, Math.max(10, Math.ceil(count / 4))) }, meet);
  const timeAt = makeTimeline(now, days);
  let start = Number.NEGATIVE_INFINITY;
  for (let told = 0; told < count; ) {
    const person = random.pick(people.slice(0, random.int(1, people.length)));
    const { business } = person;
    const kind = random.weighted(storyKinds);
    start = Math.max(start, timeAt(Math.min(1, (told + random.next()) / count)));
    const stage = { random, ids, start, person, meet, business, recordingsBase };
    const all = kind.tell({ ...stage, line: random.pick(business.numbers), user: random.pick(business.users) });
    const events = all.filter(({ topic }) => topics?.includes(topic) ?? true);
    told += events.length;
    if (events.length > 0) yield { kind: kind.name, events: untilNow(events, now) };
  }
}

/** Moves a story that would go on after `now` back as a whole. */
function untilNow(events: SimulatedEvent[], now: number): SimulatedEvent[] {
  const inOrder = events.toSorted((a, b) => a.at - b.at);
  const over = (inOrder.at(-1)?.at ?? now) - now;
  if (over <= 0) return inOrder;
  return inOrder.map(({ at, topic, data }) => ({ at: at - over, topic, data: earlier(data, over) }));
}

function earlier(data: SimulatedEvent["data"], by: number): SimulatedEvent["data"] {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, shift(value, by)]));
}

function shift(value: unknown, by: number): unknown {
  if (value instanceof Date) return new Date(value.getTime() - by);
  if (Array.isArray(value)) return value.map((item) => shift(item, by));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shift(item, by)]));
}
