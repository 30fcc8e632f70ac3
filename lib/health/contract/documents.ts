import type { KnownTopic } from "#lib/allo/topics.ts";
import {
  anything,
  type Documented,
  type Field,
  listOf,
  number,
  object,
  oneOf,
  openObject,
  orNull,
  text,
  textOrNull,
} from "#lib/health/contract/documented.ts";

// What Allo's pages say of each topic, which is stricter than what is read: `lib/allo/topics` takes nothing and null almost
// anywhere, so as to refuse no delivery, while here every departure is news. A test keeps the fields of both the same.

/** The version of the format that the documents describe. */
const VERSION = "2.0";

const direction = oneOf("INBOUND", "OUTBOUND");
const company = object({ id: text, name: textOrNull });

/** Customers add properties to it, under names of their own. */
const person = openObject({
  id: text,
  name: textOrNull,
  last_name: textOrNull,
  email: textOrNull,
  emails: orNull(listOf(text)),
  numbers: orNull(listOf(text)),
  job_title: textOrNull,
});

const deal = object({
  id: text,
  name: textOrNull,
  status: textOrNull,
  value: orNull(number),
  currency: textOrNull,
  close_date: textOrNull,
});

const caller = { person: orNull(person), company: orNull(company), deals: orNull(listOf(deal)) };
const ring = { from_number: text, to_number: text, started_at: text, user_email: textOrNull, ...caller };
const transferParty = orNull(object({ number: textOrNull, user_email: textOrNull, user_name: textOrNull }));

const callCompleted = {
  id: text,
  start_date: text,
  recording_url: textOrNull,
  from_number: text,
  from_name: textOrNull,
  to: text,
  to_name: textOrNull,
  length_in_minutes: number,
  length: text,
  tag: textOrNull,
  tags: listOf(text),
  summary: textOrNull,
  one_sentence_summary: textOrNull,
  transcriptions: orNull(listOf(object({ source: oneOf("USER", "EXTERNAL"), time: text, text }))),
  concatenated_transcript: textOrNull,
  data_collected: orNull(openObject({})),
  type: direction,
  result: oneOf("ANSWERED", "VOICEMAIL", "TRANSFERRED_AI", "TRANSFERRED_EXTERNAL", "BLOCKED", "FAILED"),
  integration_id: textOrNull,
  transfer_from: transferParty,
  transfer_to: transferParty,
  user_email: textOrNull,
  original_to_number: textOrNull,
  original_to_name: textOrNull,
  transfer_original_call_id: textOrNull,
  ivr_result: orNull(listOf(object({ dtmf_key: textOrNull, text_key: textOrNull }))),
};

const sms = {
  id: text,
  direction,
  type: oneOf("SMS", "MMS"),
  content: textOrNull,
  sent_at: text,
  from_number: text,
  to_number: text,
  from_name: textOrNull,
  to_name: textOrNull,
  user_email: textOrNull,
};

const tag = { call_id: text, tag_key: text, tag_name: text, user_email: textOrNull };

const contact = {
  id: text,
  name: textOrNull,
  last_name: textOrNull,
  company: textOrNull,
  emails: orNull(listOf(text)),
  numbers: listOf(text),
};

/** No document shows this one: the nearest that is known. */
const summaryUpdated = {
  id: text,
  call_id: text,
  content: text,
  summary: text,
  version: anything,
  updated_at: text,
  updated_by: orNull(object({ id: text, name: textOrNull })),
};

const contents: Record<KnownTopic, Field> = {
  "call.received": object(ring),
  "call.triggered": object(ring),
  "call.answered": object({ ...ring, direction, answered_at: text }),
  "call.completed": object(callCompleted),
  "tag.added": object(tag),
  "tag.removed": object(tag),
  "sms.received": object(sms),
  "sms.sent": object(sms),
  "contact.created": object(contact),
  "contact.updated": object(contact),
  "summary.updated": object(summaryUpdated),
  ping: anything,
};

function envelope(data: Field): Documented {
  return object({ topic: text, version: oneOf(VERSION), timestamp: text, data })("");
}

const envelopes = new Map(Object.entries(contents).map(([topic, data]) => [topic, envelope(data)]));

/** The whole body under an unknown topic: only what surrounds its data is known. */
const unknownEnvelope = envelope(anything);

/** What the documents say of the body of a topic, under today's name. */
export function documentOf(topic: string): Documented {
  return envelopes.get(topic) ?? unknownEnvelope;
}
