import { getCall } from "#db/calls/get-call.ts";
import { listCalls } from "#db/calls/list-calls.ts";
import { firstPlaceFrom } from "#db/calls/place.ts";
import type { Extent } from "#e2e/bench/lists/cases.ts";
import { deepTime, PAGE, type Question, type Subject } from "#e2e/bench/lists/subject.ts";
import type { Random } from "#e2e/simulator/random.ts";
import { DAY } from "#e2e/simulator/stage.ts";
import { type CallFilters, NO_CALL_FILTERS } from "#lib/api/call-filters.ts";

type CallCase = {
  name: string;
  filters?(random: Random, extent: Extent): Partial<CallFilters>;
  deep?: true;
};

const USERS = ["nora@atelier-canal.example.net", "kit@harbor-plumbing.example.com"] as const;
const OURS = ["+33199003210", "+14155550100", "+33199004401"] as const;
const COMMON = ["appointment", "camille", "harbor", "thank", "monday"] as const;

const alone: readonly CallCase[] = [
  { name: "all" },
  { name: "all, deep", deep: true },
  { name: "direction", filters: (random) => ({ direction: random.pick(["inbound", "outbound"]) }) },
  { name: "completed", filters: () => ({ state: "completed" }) },
  { name: "unfinished", filters: () => ({ state: "unfinished" }) },
  { name: "ringing now", filters: () => ({ state: "ringing" }) },
  { name: "one result", filters: () => ({ result: ["VOICEMAIL"] }) },
  { name: "one result, deep", filters: () => ({ result: ["VOICEMAIL"] }), deep: true },
  { name: "rare result", filters: () => ({ result: ["BLOCKED"] }) },
  { name: "no such result", filters: () => ({ result: ["LUNCH"] }) },
  { name: "one tag", filters: (random) => ({ tag: [random.pick(["appointment", "urgent", "offer"])] }) },
  { name: "rare tag", filters: () => ({ tag: ["vip"] }) },
  { name: "one user", filters: (random) => ({ user: random.pick(USERS) }) },
  { name: "one of our numbers", filters: (random) => ({ number: random.pick(OURS) }) },
  { name: "with a recording", filters: () => ({ hasRecording: true }) },
  { name: "one day", filters: oneDay },
  { name: "common word", filters: (random) => ({ q: random.pick(COMMON) }) },
  { name: "common beginning", filters: (random) => ({ q: random.pick(["app", "cami", "harb", "thank"]) }) },
  { name: "no such word", filters: () => ({ q: "xylophonist" }) },
  { name: "last digits", filters: (random) => ({ q: random.pick(["0142", "4401", "3210"]) }) },
  { name: "a phrase", filters: () => ({ q: '"thank you"' }) },
];

const several: readonly CallCase[] = [
  { name: "to be called back", filters: () => ({ needsCallback: true }) },
  { name: "to be called back, deep", filters: () => ({ needsCallback: true }), deep: true },
  { name: "to be called back, outbound", filters: () => ({ needsCallback: true, direction: "outbound" }) },
  { name: "two tags, one result", filters: () => ({ tag: ["vip", "offer"], result: ["ANSWERED"] }) },
  { name: "one user, rare result", filters: (random) => ({ user: random.pick(USERS), result: ["BLOCKED"] }) },
  { name: "common word, deep", filters: (random) => ({ q: random.pick(COMMON) }), deep: true },
  { name: "two common words", filters: () => ({ q: "appointment monday" }) },
  { name: "common word, one day", filters: (random, extent) => ({ ...oneDay(random, extent), q: "monday" }) },
  { name: "a user who took no such call", filters: () => ({ user: USERS[0], q: "kit" }) },
];

export const callQuestions: readonly Question[] = [
  ...alone.map((one) => ({ ...one, kind: "calls" as const })),
  ...several.map((one) => ({ ...one, kind: "calls, several" as const })),
]
  .map(({ name, kind, filters, deep }): Question => {
    return {
      name,
      kind,
      query({ db, extent }, random) {
        const asked = { ...NO_CALL_FILTERS, ...filters?.(random, extent) };
        return listCalls(db, asked, { limit: PAGE, before: deep && deepPlace(extent, random) }, extent.end).data.length;
      },
    };
  })
  .concat({ name: "one call", kind: "other", query: detail });

function detail({ db, extent }: Subject, random: Random): number {
  const window = { limit: 1, before: deepPlace(extent, random) };
  const [call] = listCalls(db, NO_CALL_FILTERS, window, extent.end).data;
  return call && getCall(db, call.id, extent.end) ? 1 : 0;
}

function deepPlace(extent: Extent, random: Random): string {
  return String(firstPlaceFrom(deepTime(extent, random)));
}

function oneDay(random: Random, extent: Extent): Partial<CallFilters> {
  const from = deepTime(extent, random);
  return { from: new Date(from), to: new Date(from + DAY) };
}
