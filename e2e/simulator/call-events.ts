import { shownName } from "#e2e/simulator/people.ts";
import { type Direction, SECOND, type SimulatedEvent, type Stage } from "#e2e/simulator/stage.ts";
import { firstWord, type Turn } from "#e2e/simulator/talk.ts";
import { type Tag, tags, type User } from "#e2e/simulator/world.ts";

/** What `call.completed` adds to its stage. `endsAt` is the hang-up; the ring began about 2 s before `startDate`. */
export type FinishedCall = {
  id: string;
  direction: Direction;
  startDate: number;
  endsAt: number;
  result: string;
  turns: readonly Turn[];
  summary: string;
  tags: readonly string[];
  recordingUrl: string | null;
  user?: User;
  transferFrom?: User;
  transferTo?: User;
  transferOriginalCallId?: string;
  originalTo?: { number: string; name: string };
  menuChoice?: { dtmf_key: string | null; text_key: string | null };
  dataCollected?: Record<string, string>;
  withheld?: boolean;
};

export function ringing(stage: Stage, direction: Direction, at = stage.start): SimulatedEvent {
  const { person, line, user, random } = stage;
  const { contact, company, deals } = person;
  const [from, to] = direction === "INBOUND" ? [person.number, line] : [line, person.number];
  const known = contact && {
    person: {
      id: contact.id,
      name: contact.name,
      last_name: contact.last_name,
      email: contact.emails?.[0] ?? null,
      emails: contact.emails ?? [],
      numbers: contact.numbers,
      job_title: person.jobTitle,
      ...person.extras,
    },
    company,
    deals,
  };
  return {
    at: at + random.int(0, 90),
    topic: direction === "INBOUND" ? "call.received" : "call.triggered",
    data: { from_number: from, to_number: to, started_at: new Date(at), user_email: user.email, ...known },
  };
}

export function answered(stage: Stage, direction: Direction, at: number, user = stage.user): SimulatedEvent {
  const { person, line, start } = stage;
  const [from, to] = direction === "INBOUND" ? [person.number, line] : [line, person.number];
  return {
    at,
    topic: "call.answered",
    data: {
      from_number: from,
      to_number: to,
      direction,
      started_at: new Date(start),
      answered_at: new Date(at),
      user_email: user.email,
    },
  };
}

/** Comes about half a minute after the hang-up, as the summary has to be written first. */
export function completed(stage: Stage, call: FinishedCall): SimulatedEvent {
  const { person, line, business } = stage;
  const them = call.withheld
    ? { number: "anonymous", name: "anonymous" }
    : { number: person.number, name: shownName(person) };
  const us = { number: line, name: business.name };
  const [from, to] = call.direction === "INBOUND" ? [them, us] : [us, them];
  const seconds = Math.round((call.endsAt - call.startDate) / SECOND);
  return {
    at: call.endsAt + stage.random.int(24, 48) * SECOND + stage.random.int(0, 999),
    topic: "call.completed",
    data: {
      id: call.id,
      start_date: new Date(call.startDate),
      recording_url: call.recordingUrl,
      from_number: from.number,
      from_name: from.name,
      to: to.number,
      to_name: to.name,
      length_in_minutes: Number((seconds / 60).toFixed(2)),
      length: lengthText(seconds),
      tag: call.tags[0] ?? null,
      tags: call.tags,
      summary: call.summary,
      transcriptions: call.turns.map(({ source, at, text }) => ({ source, time: new Date(at), text })),
      concatenated_transcript: call.turns.map(({ source, text }) => `${source}: ${text}`).join("\n"),
      data_collected: call.dataCollected ?? {},
      type: call.direction,
      result: call.result,
      integration_id: null,
      transfer_from: transferEnd(call.transferFrom, line),
      transfer_to: transferEnd(call.transferTo, line),
      user_email: (call.user ?? stage.user).email,
      original_to_number: call.originalTo?.number ?? null,
      original_to_name: call.originalTo?.name ?? null,
      transfer_original_call_id: call.transferOriginalCallId ?? null,
      ivr_result: call.menuChoice ? [call.menuChoice] : [],
    },
  };
}

/** Without a user the tag was set by the AI. */
export function tagged(stage: Stage, topic: "tag.added" | "tag.removed", callId: string, key: string, at: number) {
  const tag: Tag = tags.find((one) => one.key === key) ?? { key, fr: key, en: key };
  return {
    at,
    topic,
    data: {
      call_id: callId,
      tag_key: key,
      tag_name: tag[stage.business.language],
      user_email: stage.random.chance(0.6) ? stage.user.email : null,
    },
  };
}

/** Allo's way to write a length, such as `4m 15s` or `42s`. */
function lengthText(seconds: number): string {
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m ${seconds % 60}s`;
}

function transferEnd(user: User | undefined, number: string) {
  if (!user) return { number: null, user_email: null, user_name: null };
  return { number, user_email: user.email, user_name: firstWord(user.name) };
}
