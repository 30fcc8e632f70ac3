import { type JsonObject, textAt } from "#lib/allo/json-object.ts";

/** How long a call was, such as "4m 15s", from its text or else its decimal minutes; null when it had no length. */
export function durationText(call: JsonObject): string | null {
  const text = textAt(call, "length")?.trim() ?? textOfMinutes(call.length_in_minutes);
  return text === null || /^[0hms\s]*$/.test(text) ? null : text;
}

function textOfMinutes(minutes: unknown): string | null {
  if (typeof minutes !== "number" || !Number.isFinite(minutes) || minutes <= 0) return null;
  const seconds = Math.round(minutes * 60);
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m ${seconds % 60}s`;
  return `${Math.floor(seconds / 3600)}h ${Math.floor((seconds % 3600) / 60)}m ${seconds % 60}s`;
}
