import { normaliseAlloId } from "#lib/allo/allo-id.ts";
import {
  type CallEvent,
  type CompletedEvent,
  type PayloadField,
  payloadFields,
  type RingEvent,
} from "#lib/allo/calls/call-event.ts";
import { type Direction, directionOf } from "#lib/allo/calls/direction.ts";
import { durationSeconds } from "#lib/allo/calls/duration-seconds.ts";
import type { AlloEvent } from "#lib/allo/envelope.ts";
import { isJsonObject, type JsonObject, listAt, objectAt, textAt } from "#lib/allo/json-object.ts";
import { oneLine, wholeCharacters } from "#lib/allo/one-line.ts";
import { companyName, fullName, partyOf } from "#lib/allo/party.ts";
import { canonicalNumber } from "#lib/allo/phone-number.ts";
import { parseTime } from "#lib/allo/times.ts";

const longestName = 120;
const longestId = 200;
/** Allo's own limit for a summary. */
const longestSummary = 100_000;
const mostTags = 100;

/** What an event says of a call, or null where it is about something else or names no call. */
export function readCallEvent({ topic, data }: Pick<AlloEvent, "topic" | "data">): CallEvent | null {
  switch (topic) {
    case "call.received":
      return readRing(data, "inbound", false);
    case "call.triggered":
      return readRing(data, "outbound", false);
    case "call.answered":
      return readRing(data, directionOf(data) ?? "outbound", true);
    case "call.completed":
      return readCompleted(data);
    case "tag.added":
      return readTag(data, "added");
    case "tag.removed":
      return readTag(data, "removed");
    case "summary.updated":
      return readSummary(data);
    default:
      return null;
  }
}

function readRing(data: JsonObject, direction: Direction, isAnswer: boolean): RingEvent {
  return {
    kind: "ring",
    isAnswer,
    direction,
    ...endsOf(direction, textAt(data, "from_number"), textAt(data, "to_number") ?? textAt(data, "to")),
    startedAt: timeAt(data, "started_at"),
    answeredAt: isAnswer ? timeAt(data, "answered_at") : null,
    userEmail: line(textAt(data, "user_email")),
    personName: fullName(objectAt(data, "person")),
    companyName: companyName(data),
    has: fieldsOf(data),
  };
}

function readCompleted(data: JsonObject): CompletedEvent | null {
  const alloId = idAt(data, "id");
  if (alloId === null) return null;
  const direction = directionOf(data) ?? "inbound";
  const from = textAt(data, "from_number");
  const to = textAt(data, "to") ?? textAt(data, "to_number");
  const fromName = partyOf(from, textAt(data, "from_name")).name;
  const toName = partyOf(to, textAt(data, "to_name")).name;
  const original = idAt(data, "transfer_original_call_id");
  return {
    kind: "completed",
    key: normaliseAlloId(alloId),
    alloId,
    direction,
    ...endsOf(direction, from, to),
    startedAt: timeAt(data, "start_date") ?? timeAt(data, "started_at"),
    durationSeconds: durationSeconds(data),
    result: line(textAt(data, "result")),
    usName: direction === "inbound" ? toName : fromName,
    themName: direction === "inbound" ? fromName : toName,
    userEmail: line(textAt(data, "user_email")),
    tags: tagsOf(data),
    summary: summaryAt(data, "summary") ?? summaryAt(data, "one_sentence_summary"),
    hasRecording: textAt(data, "recording_url") !== null,
    originalKey: original === null ? null : normaliseAlloId(original),
    has: fieldsOf(data),
  };
}

function readTag(data: JsonObject, change: "added" | "removed"): CallEvent | null {
  const call = idAt(data, "call_id");
  const name = line(textAt(data, "tag_name"));
  const key = line(textAt(data, "tag_key")) ?? name;
  if (call === null || key === null) return null;
  const userEmail = line(textAt(data, "user_email"));
  return { kind: "tag", key: normaliseAlloId(call), change, tag: { key, name }, userEmail };
}

function readSummary(data: JsonObject): CallEvent | null {
  const call = idAt(data, "call_id") ?? idAt(data, "id");
  const summary = summaryAt(data, "content") ?? summaryAt(data, "summary");
  return call === null || summary === null ? null : { kind: "summary", key: normaliseAlloId(call), summary };
}

function endsOf(direction: Direction, from: string | null, to: string | null): { us: string; them: string } {
  const sender = canonicalNumber(from ?? "", to).toWellFormed();
  const receiver = canonicalNumber(to ?? "", from).toWellFormed();
  return direction === "inbound" ? { us: receiver, them: sender } : { us: sender, them: receiver };
}

function fieldsOf(data: JsonObject): PayloadField[] {
  const legs = ["transfer_from", "transfer_to"].flatMap((key) => Object.values(objectAt(data, key)));
  const there: Record<PayloadField, boolean> = {
    transcript: listAt(data, "transcriptions").length > 0,
    ivr: listAt(data, "ivr_result").length > 0,
    dataCollected: Object.keys(objectAt(data, "data_collected")).length > 0,
    transfer: legs.some((value) => value !== null && value !== ""),
    originalTo: textAt(data, "original_to_number") !== null,
    person: isJsonObject(data.person),
    company: companyName(data) !== null,
    deals: listAt(data, "deals").some(isJsonObject),
  };
  return payloadFields.filter((field) => there[field]);
}

/** Oldest formats have one tag and no list. */
function tagsOf(data: JsonObject): string[] | null {
  if (!Array.isArray(data.tags) && data.tag === undefined) return null;
  const tags = Array.isArray(data.tags) ? data.tags : [data.tag];
  const keys = tags.slice(0, mostTags).map((tag) => (typeof tag === "string" ? line(tag) : null));
  return [...new Set(keys.filter((key) => key !== null))];
}

function idAt(data: JsonObject, key: string): string | null {
  const id = textAt(data, key);
  return id === null ? null : wholeCharacters(id.trim(), longestId).toWellFormed();
}

function timeAt(data: JsonObject, key: string): number | null {
  return parseTime(textAt(data, key) ?? "");
}

function summaryAt(data: JsonObject, key: string): string | null {
  const text = textAt(data, key);
  return text === null ? null : wholeCharacters(text, longestSummary).toWellFormed();
}

function line(text: string | null): string | null {
  return text === null ? null : oneLine(text, longestName) || null;
}
