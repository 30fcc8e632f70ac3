import { type JsonObject, textAt } from "#lib/allo/json-object.ts";

/** A year; nobody talks longer, and times must stay times. */
const MOST_MINUTES = 525_600;

/** How long a call was, from its decimal minutes or else from a text such as `1h 2m 3s`; null where neither says it. */
export function durationSeconds(call: JsonObject): number | null {
  const minutes = call.length_in_minutes;
  if (typeof minutes === "number" && minutes >= 0 && minutes <= MOST_MINUTES) return Math.round(minutes * 60);
  const match = /^(?:(\d{1,4})h)?\s*(?:(\d{1,5})m)?\s*(?:(\d{1,6})s)?$/.exec(textAt(call, "length")?.trim() ?? "");
  if (!match?.[0]) return null;
  const [, hours = "0", mins = "0", seconds = "0"] = match;
  return Number(hours) * 3600 + Number(mins) * 60 + Number(seconds);
}
