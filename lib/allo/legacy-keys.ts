import { isJsonObject, type JsonObject } from "#lib/allo/json-object.ts";

export type Renamed = { data: JsonObject; origins: ReadonlyMap<string, string> };

const camelKeys = new Map(
  [
    "start_date",
    "started_at",
    "recording_url",
    "from_number",
    "from_name",
    "to_number",
    "to_name",
    "length_in_minutes",
    "one_sentence_summary",
    "concatenated_transcript",
    "data_collected",
    "integration_id",
    "transfer_from",
    "transfer_to",
    "transfer_original_call_id",
    "ivr_result",
    "dtmf_key",
    "text_key",
    "user_email",
    "user_name",
    "original_to_number",
    "original_to_name",
    "call_id",
    "sent_at",
    "last_name",
  ].map((key) => [key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()), key]),
);

const nested = new Set(["transfer_from", "transfer_to", "ivr_result"]);

/**
 * Camel-case keys that Allo once used, and `aliases`, under today's names; a key that stands there under both names
 * keeps both. Keys that Allo does not know, and everything inside `data_collected`, stay as they came.
 */
export function renameKeys(
  data: JsonObject,
  pathOf: (key: string) => string,
  aliases: ReadonlyMap<string, string>,
): Renamed {
  const origins = new Map<string, string>();
  const taken = new Set(Object.keys(data));
  const entries = Object.entries(data).map(([key, value]) => {
    const snake = camelKeys.get(key) ?? key;
    const wanted = aliases.get(snake) ?? snake;
    const name = wanted === key || taken.has(wanted) ? key : wanted;
    taken.add(name);
    if (pathOf(key) !== `data.${name}`) origins.set(name, pathOf(key));
    return [name, nested.has(name) ? renameNested(value) : value] as const;
  });
  return { data: Object.fromEntries(entries), origins };
}

function renameNested(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (isJsonObject(item) ? renameNested(item) : item));
  return isJsonObject(value) ? renameKeys(value, (key) => key, new Map()).data : value;
}
