import { contentKey, contentKeyOfBytes } from "#lib/allo/content-key.ts";
import { decodeBody } from "#lib/allo/decode-body.ts";
import { type AlloEvent, normaliseEvent } from "#lib/allo/envelope.ts";
import { findProblem, notUtf8 } from "#lib/allo/find-problem.ts";
import { textAt } from "#lib/allo/json-object.ts";
import { wholeCharacters } from "#lib/allo/one-line.ts";
import { parseJson } from "#lib/allo/parse-json.ts";
import type { Problem, ProblemKind } from "#lib/allo/problem.ts";
import { maxNameLength } from "#lib/allo/problem-limits.ts";
import type { Reading } from "#lib/allo/reading.ts";
import { searchedTexts, searchText, searchTextOfBody } from "#lib/allo/search-text.ts";
import { shownTexts } from "#lib/allo/shown-texts.ts";
import { shownWords } from "#lib/allo/shown-words.ts";
import { parseTime } from "#lib/allo/times.ts";
import { headlineOf } from "#lib/allo/title.ts";

/** Reads what a stored body says. Every sequence of bytes has a reading; what does not fit is named in its `problem`. */
export function readDelivery(body: Uint8Array, format: "signed" | "token"): Reading {
  const { text, isUtf8 } = decodeBody(body);
  try {
    const json = parseJson(text);
    if (!json.ok) return unreadable(body, text, isUtf8, "not_json", json.message);
    const event = normaliseEvent(json.value);
    if (!event)
      return unreadable(body, text, isUtf8, "not_an_event", "The body is JSON, but has no topic to read it by.");
    const topic = name(event.topic);
    const originalTopic = event.originalTopic === null ? null : name(event.originalTopic);
    const headline = headlineOf(event);
    return {
      topic,
      originalTopic,
      version: event.version === null ? null : name(event.version),
      eventAt: eventTime(event),
      ...headline,
      alloId: alloId(event),
      contentKey: isUtf8 ? contentKey(event) : contentKeyOfBytes(body),
      problem: findProblem(event, { format, isUtf8 }),
      searchText: searchText(event.content, [event.topic, event.originalTopic]),
      shownWords: shownWords([headline.title, headline.subtitle, topic, originalTopic, ...shownTexts(event)]),
      event,
    };
  } catch (cause) {
    const message = `This version failed to read the body: ${cause instanceof Error ? cause.message : "unknown error"}.`;
    return unreadable(body, text, isUtf8, "reader_failed", message);
  }
}

/** The event in a stored body and when it happened, without what a list shows of it. */
export function readEvent(body: Uint8Array): Pick<Reading, "event" | "eventAt"> {
  try {
    const json = parseJson(decodeBody(body).text);
    const event = json.ok ? normaliseEvent(json.value) : null;
    return { event, eventAt: event && eventTime(event) };
  } catch {
    return { event: null, eventAt: null };
  }
}

/** The texts by which a stored body is found, one by one. */
export function readSearchedTexts(body: Uint8Array): string[] {
  const { text } = decodeBody(body);
  try {
    const json = parseJson(text);
    const event = json.ok ? normaliseEvent(json.value) : null;
    if (!event) return searchedTexts(text);
    return [
      event.topic,
      ...(event.originalTopic === null ? [] : [event.originalTopic]),
      ...searchedTexts(event.content),
    ];
  } catch {
    return searchedTexts(text);
  }
}

function unreadable(body: Uint8Array, text: string, isUtf8: boolean, kind: ProblemKind, message: string): Reading {
  const issue = { path: "", message };
  const problem: Problem = isUtf8
    ? { kind, message, issues: [issue] }
    : { ...notUtf8, issues: [...notUtf8.issues, issue] };
  const shown = { topic: "unreadable", title: "Unreadable delivery", subtitle: message };
  return {
    ...shown,
    originalTopic: null,
    version: null,
    eventAt: null,
    alloId: null,
    contentKey: contentKeyOfBytes(body),
    problem,
    searchText: searchTextOfBody(text),
    shownWords: shownWords(Object.values(shown)),
    event: null,
  };
}

/** The envelope's time, else what the event says of itself: the old formats have no envelope time. */
function eventTime({ timestamp, data }: AlloEvent): number | null {
  const keys = ["answered_at", "sent_at", "start_date", "started_at", "updated_at"];
  const texts = [timestamp, ...keys.map((key) => data[key])].filter((value) => typeof value === "string");
  for (const text of texts) {
    const time = parseTime(text);
    if (time !== null) return time;
  }
  return null;
}

/** Tags and summaries are known by the call that they belong to. */
function alloId({ topic, data }: AlloEvent): string | null {
  const keys = /^(tag|summary)\./.test(topic) ? ["call_id", "id"] : ["id", "call_id"];
  const id = keys.map((key) => textAt(data, key)).find((value) => value !== null);
  return id === undefined ? null : name(id);
}

function name(text: string): string {
  return wholeCharacters(text, maxNameLength).toWellFormed();
}
