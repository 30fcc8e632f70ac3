import { planted } from "#e2e/bench/lists/planted.ts";
import type { Random } from "#e2e/simulator/random.ts";
import { DAY } from "#e2e/simulator/stage.ts";
import { type DeliveryFilters, EMPTY_FILTERS } from "#lib/api/delivery-filters.ts";

/** How far a database reaches: its deliveries, the newest id, when that came, and the days that it tells of until then. */
export type Extent = { count: number; newest: number; end: number; days: number };

/** One question; each sample asks for something else where it can. */
export type ListCase = {
  name: string;
  /** `alone` must cost the same in any database, `together` only has to be fast: two lists, or one far down, are walked. */
  kind: "alone" | "together";
  filters(extent: Extent, random: Random): Partial<DeliveryFilters>;
  /** Begins far down: between the middle and the oldest tenth. */
  deep?: true;
};

const COMMON = ["example", "answered", "completed", "appointment", "atelier"] as const;
const RARE_STATE = "conflict";

/** Every kind of list that the page and the API can ask for, with what is hard for each: the rare under the common, far down. */
export const listCases: readonly ListCase[] = [
  { name: "all", kind: "alone", filters: () => ({}) },
  { name: "all, deep", kind: "alone", filters: () => ({}), deep: true },
  { name: "one topic", kind: "alone", filters: () => ({ topic: ["call.completed"] }) },
  { name: "one topic, deep", kind: "alone", filters: () => ({ topic: ["call.completed"] }), deep: true },
  {
    name: "three topics",
    kind: "alone",
    filters: () => ({ topic: ["call.completed", "sms.sent", "contact.updated"] }),
  },
  { name: "rare topic", kind: "alone", filters: () => ({ topic: [planted.topic] }) },
  { name: "duplicates", kind: "alone", filters: () => ({ verdict: "duplicate" }) },
  { name: "lookalikes", kind: "alone", filters: () => ({ verdict: "lookalike" }) },
  { name: "problems", kind: "alone", filters: () => ({ problem: true }) },
  { name: "problems, deep", kind: "together", filters: () => ({ problem: true }), deep: true },
  { name: "topic without problems", kind: "together", filters: () => ({ topic: ["tag.added"], problem: true }) },
  {
    name: "rare topic, duplicates",
    kind: "together",
    filters: () => ({ topic: [planted.topic], verdict: "duplicate" }),
  },
  { name: "duplicates with problems", kind: "together", filters: () => ({ verdict: "duplicate", problem: true }) },
  { name: "one day", kind: "alone", filters: (extent, random) => oneDay(extent, random) },
  {
    name: "one day, one topic",
    kind: "together",
    filters: (extent, random) => ({ ...oneDay(extent, random), topic: ["sms.received"] }),
  },
  {
    name: "rare topic, the last half",
    kind: "together",
    filters: (extent) => ({ ...lastHalf(extent), topic: [planted.topic] }),
  },
  { name: "common word", kind: "alone", filters: (_, random) => ({ q: random.pick(COMMON) }) },
  { name: "common word, deep", kind: "together", filters: (_, random) => ({ q: random.pick(COMMON) }), deep: true },
  {
    name: "common beginning",
    kind: "alone",
    filters: (_, random) => ({ q: random.pick(["a", "ca", "exa", "comp", "appoi", "exampl"]) }),
  },
  { name: "two common words", kind: "together", filters: () => ({ q: "example appointment" }) },
  { name: "rare word", kind: "alone", filters: () => ({ q: planted.word }) },
  { name: "rare beginning", kind: "alone", filters: () => ({ q: planted.beginning }) },
  { name: "no such word", kind: "alone", filters: () => ({ q: "xylophonist" }) },
  { name: "common and rare word", kind: "together", filters: () => ({ q: `example ${planted.word}` }) },
  {
    name: "rare number",
    kind: "alone",
    filters: (_, random) => ({ q: random.pick(["+33 7 00 99 88 77", "07 00 99 88 77", "998877"]) }),
  },
  {
    name: "common number",
    kind: "alone",
    filters: (_, random) => ({ q: random.pick(["+33 1 99 00 44 01", "01 99 00 32 10"]) }),
  },
  { name: "last digits", kind: "alone", filters: (_, random) => ({ q: random.pick(["8877", "4401", "3210"]) }) },
  { name: "common word, rare topic", kind: "together", filters: () => ({ q: "example", topic: [planted.topic] }) },
  { name: "common word, rare state", kind: "together", filters: () => ({ q: "example", verdict: RARE_STATE }) },
  { name: "common word, problems", kind: "together", filters: () => ({ q: "appointment", problem: true }) },
  {
    name: "common word, one day",
    kind: "together",
    filters: (extent, random) => ({ ...oneDay(extent, random), q: "example" }),
  },
  {
    name: "all filters",
    kind: "together",
    filters: (extent) => ({
      ...wholeTime(extent),
      q: "appointment",
      topic: [planted.topic],
      verdict: "duplicate",
      problem: true,
    }),
  },
  {
    name: "all filters, nothing found",
    kind: "together",
    filters: (extent) => ({
      ...wholeTime(extent),
      q: "example",
      topic: ["call.completed"],
      verdict: RARE_STATE,
      problem: true,
    }),
  },
];

export function filtersOf(listCase: ListCase, extent: Extent, random: Random): DeliveryFilters {
  return { ...EMPTY_FILTERS, ...listCase.filters(extent, random) };
}

/** The id before which the page begins, where it begins far down. */
export function beforeOf(listCase: ListCase, { newest }: Extent, random: Random): number | undefined {
  return listCase.deep && random.int(Math.floor(newest * 0.1), Math.floor(newest * 0.5));
}

function oneDay({ end, days }: Extent, random: Random): Partial<DeliveryFilters> {
  const back = random.int(1, Math.max(1, Math.floor(days) - 1));
  return { from: new Date(end - back * DAY), to: new Date(end - (back - 1) * DAY) };
}

function lastHalf({ end, days }: Extent): Partial<DeliveryFilters> {
  return { from: new Date(end - (days / 2) * DAY) };
}

function wholeTime({ end, days }: Extent): Partial<DeliveryFilters> {
  return { from: new Date(end - (days + 1) * DAY), to: new Date(end + DAY) };
}
