import {
  byTime,
  type CompletedEvent,
  isCompleted,
  isRing,
  type Noted,
  type PayloadField,
  payloadFields,
  type RingEvent,
} from "#lib/allo/calls/call-event.ts";
import type { Direction } from "#lib/allo/calls/direction.ts";
import { foldTags, type Tag, type TagChange } from "#lib/allo/calls/fold-tags.ts";
import { startOf } from "#lib/allo/calls/mark.ts";

type CallParty = { number: string; name: string | null };

/** What the deliveries of one call add up to. Times are epoch milliseconds. */
export type FoldedCall = {
  /** The one that has the word: the last completion, or else the first ring. */
  deliveryId: number;
  key: string | null;
  alloId: string | null;
  isCompleted: boolean;
  isAnswered: boolean;
  direction: Direction;
  result: string | null;
  startedAt: number;
  answeredAt: number | null;
  durationSeconds: number | null;
  us: CallParty;
  them: CallParty;
  companyName: string | null;
  userEmail: string | null;
  tags: Tag[];
  tagLog: TagChange[];
  summary: string | null;
  hasRecording: boolean;
  originalKey: string | null;
  /** The ring that it was matched with; null for one that has its ring alone or none. */
  ring: { deliveryId: number; apartMs: number } | null;
  /** Which delivery set each field; for those of `PayloadField`, where to find it. */
  sources: Sources;
};

type SourcedField =
  | PayloadField
  | "direction"
  | "result"
  | "startedAt"
  | "answeredAt"
  | "durationSeconds"
  | "us"
  | "them"
  | "userEmail"
  | "tags"
  | "summary"
  | "recording";

export type Sources = { [Field in SourcedField]?: number };

type Told = Noted<RingEvent | CompletedEvent>;

/**
 * Folds the deliveries of one call, given in any order, or null where none of them says that there was one: a tag may
 * come before its call. The last completion that says a thing has the word, then the rings.
 */
export function foldCall(events: readonly Noted[]): FoldedCall | null {
  const newest = events.toSorted(byTime).toReversed();
  const completed = newest.filter(isCompleted);
  const rings = events.filter(isRing).toSorted(byRing);
  const told: Told[] = [...completed, ...rings];
  const [main] = told;
  if (!main) return null;
  const sources: Sources = {};
  const first = <E extends Noted, T>(field: SourcedField, from: readonly E[], say: (event: E) => T | null) => {
    for (const event of from) {
      const value = say(event);
      if (value === null) continue;
      sources[field] = event.deliveryId;
      return value;
    }
    return null;
  };

  const answers = rings.filter(({ said }) => said.isAnswer);
  const [head] = rings.filter(({ said }) => !said.isAnswer).concat(answers);
  const startedAt = first("startedAt", told, ({ said }) => said.startedAt) ?? startOf(main);
  const { tags, log, deliveryId: tagged } = foldTags(events);
  if (tagged !== null) sources.tags = tagged;
  for (const field of payloadFields) {
    first(field, [...rings, ...completed], ({ said }) => said.has.includes(field) || null);
  }

  return {
    deliveryId: main.deliveryId,
    key: completed[0]?.said.key ?? null,
    alloId: completed[0]?.said.alloId ?? null,
    isCompleted: completed.length > 0,
    isAnswered: answers.length > 0,
    direction: first("direction", told, ({ said }) => said.direction) ?? main.said.direction,
    result: first("result", completed, ({ said }) => said.result),
    startedAt,
    answeredAt: first("answeredAt", answers, ({ said }) => said.answeredAt),
    durationSeconds: first("durationSeconds", completed, ({ said }) => said.durationSeconds),
    us: {
      number: first("us", told, ({ said }) => said.us || null) ?? "",
      name: first("us", completed, ({ said }) => said.usName),
    },
    them: {
      number: first("them", told, ({ said }) => said.them || null) ?? "",
      name:
        first("them", completed, ({ said }) => said.themName) ?? first("them", rings, ({ said }) => said.personName),
    },
    companyName: rings.find(({ said }) => said.companyName !== null)?.said.companyName ?? null,
    userEmail: first("userEmail", [...completed, ...answers, ...rings], ({ said }) => said.userEmail),
    tags,
    tagLog: log,
    summary: first("summary", newest, ({ said }) => ("summary" in said ? said.summary : null)),
    hasRecording: first("recording", completed, ({ said }) => said.hasRecording || null) ?? false,
    originalKey: completed.find(({ said }) => said.originalKey !== null)?.said.originalKey ?? null,
    ring:
      head && completed.length > 0
        ? { deliveryId: head.deliveryId, apartMs: Math.abs(startOf(head) - startedAt) }
        : null,
    sources,
  };
}

/** Rings in the order of their times, and before the answer that bears the same; of one moment the last told first. */
function byRing(a: Noted<RingEvent>, b: Noted<RingEvent>): number {
  return startOf(a) - startOf(b) || Number(a.said.isAnswer) - Number(b.said.isAnswer) || byTime(b, a);
}
