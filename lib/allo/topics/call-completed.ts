import { z } from "zod";
import { listOf, needed, number, text, texts, time, transferParty } from "#lib/allo/schema-fields.ts";

const turn = z.looseObject({ source: text, time, text });

export const callCompleted = z.looseObject({
  id: needed,
  start_date: time,
  recording_url: text,
  from_number: text,
  from_name: text,
  to: text,
  to_name: text,
  length_in_minutes: number,
  length: text,
  tag: text,
  tags: texts,
  summary: text,
  one_sentence_summary: text,
  transcriptions: listOf(turn),
  concatenated_transcript: text,
  data_collected: z.looseObject({}).nullish(),
  type: text,
  result: text,
  integration_id: text,
  transfer_from: transferParty,
  transfer_to: transferParty,
  user_email: text,
  original_to_number: text,
  original_to_name: text,
  transfer_original_call_id: text,
  ivr_result: listOf(z.looseObject({ dtmf_key: text, text_key: text })),
});
