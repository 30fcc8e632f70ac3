import { addressBook, aftermath } from "#e2e/simulator/aftermath.ts";
import { answered, completed, type FinishedCall, ringing } from "#e2e/simulator/call-events.ts";
import { fill } from "#e2e/simulator/fill.ts";
import { recordingAddress } from "#e2e/simulator/recording-address.ts";
import { type Direction, MINUTE, SECOND, type SimulatedEvent, type Stage } from "#e2e/simulator/stage.ts";
import { hangUp, makeTalk, scriptOf, speak, type Talk, wordsOf } from "#e2e/simulator/talk.ts";

/** A call that someone took: it rings, is answered, and is over; with what follows from it. */
export function answeredCall(stage: Stage, direction: Direction, more: Partial<FinishedCall> = {}): SimulatedEvent[] {
  const { random } = stage;
  const script = scriptOf(stage);
  const scene = random.pick(direction === "INBOUND" ? script.inbound : script.outbound);
  const ring = random.int(3, 18) * SECOND + random.int(0, 999);
  return playCall(stage, direction, ring, (begin) => makeTalk(stage, scene, direction, begin), more);
}

/** Puts a ring of `ring` milliseconds, counted from the call's start date, before a talk, and what follows after it. */
export function playCall(
  stage: Stage,
  direction: Direction,
  ring: number,
  talkFrom: (begin: number) => Talk,
  more: Partial<FinishedCall> = {},
): SimulatedEvent[] {
  const { random, ids, start } = stage;
  const id = `cll_${ids.id(20)}`;
  const startDate = start + random.int(1700, 2300);
  const pickedUp = startDate + ring;
  const talk = talkFrom(pickedUp);
  const call: FinishedCall = {
    id,
    direction,
    startDate,
    endsAt: talk.endsAt,
    result: "ANSWERED",
    turns: talk.turns,
    summary: talk.summary,
    tags: talk.tags,
    recordingUrl: random.chance(0.85) ? recordingAddress(id) : null,
    ...more,
  };
  return [
    ringing(stage, direction),
    answered(stage, direction, pickedUp),
    completed(stage, call),
    ...aftermath(stage, id, call.tags, call.endsAt),
  ];
}

/** Rang, and nothing more was ever heard of it. */
export function missedCall(stage: Stage): SimulatedEvent[] {
  return [ringing(stage, "INBOUND")];
}

export function voicemail(stage: Stage): SimulatedEvent[] {
  const { random, ids, start } = stage;
  const id = `cll_${ids.id(20)}`;
  const words = wordsOf(stage);
  const message = random.pick(scriptOf(stage).voicemails);
  const startDate = start + random.int(1700, 2300);
  const turns = speak([fill(`them: ${message.text}`, words, random)], startDate + random.int(20, 28) * SECOND, random);
  const endsAt = hangUp(turns, startDate, random);
  const call = completed(stage, {
    id,
    direction: "INBOUND",
    startDate,
    endsAt,
    result: "VOICEMAIL",
    turns,
    summary: fill(message.summary, words, random),
    tags: [],
    recordingUrl: recordingAddress(id),
  });
  return [ringing(stage, "INBOUND"), call, ...addressBook(stage, endsAt + 3 * MINUTE)];
}

/** A call that did not come about: withheld and blocked, or dialled in vain. */
export function failedCall(stage: Stage, direction: Direction): SimulatedEvent[] {
  const { random, ids, start } = stage;
  const startDate = start + random.int(1700, 2300);
  const blocked = direction === "INBOUND";
  const call = completed(stage, {
    id: `cll_${ids.id(20)}`,
    direction,
    startDate,
    endsAt: startDate + (blocked ? 0 : random.int(8, 30) * SECOND),
    result: blocked ? "BLOCKED" : "FAILED",
    turns: [],
    summary: "",
    tags: [],
    recordingUrl: null,
    withheld: blocked,
  });
  return blocked ? [call] : [ringing(stage, direction), call];
}
