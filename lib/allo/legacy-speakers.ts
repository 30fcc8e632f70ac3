import { isJsonObject, type JsonObject, listAt } from "#lib/allo/json-object.ts";

/**
 * Old transcripts call our side `AGENT` and the caller `USER`, which today means our side. Only `AGENT` among the
 * turns gives it away; where `EXTERNAL` stands beside it, the caller is that one and `USER` is ours already.
 */
export function mendSpeakers(data: JsonObject): JsonObject {
  const turns = listAt(data, "transcriptions");
  const speakers = new Set(turns.map((turn) => (isJsonObject(turn) ? turn.source : undefined)));
  if (!speakers.has("AGENT")) return data;
  const today = new Map([["AGENT", "USER"]]);
  if (!speakers.has("EXTERNAL")) today.set("USER", "EXTERNAL");
  const transcriptions = turns.map((turn) => {
    if (!isJsonObject(turn) || typeof turn.source !== "string") return turn;
    return { ...turn, source: today.get(turn.source) ?? turn.source };
  });
  return { ...data, transcriptions };
}
