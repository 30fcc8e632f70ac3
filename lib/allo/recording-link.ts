import { decodeBody } from "#lib/allo/decode-body.ts";
import { normaliseEvent } from "#lib/allo/envelope.ts";
import { textAt } from "#lib/allo/json-object.ts";
import { parseJson } from "#lib/allo/parse-json.ts";

const LONGEST = 4_096;

/** Where Allo keeps the audio of the call that a delivery completes, as it came; null where the delivery names none. */
export function recordingLink(body: Uint8Array): string | null {
  const json = parseJson(decodeBody(body).text);
  const event = json.ok ? normaliseEvent(json.value) : null;
  if (event?.topic !== "call.completed") return null;
  const url = textAt(event.data, "recording_url")?.trim() ?? null;
  return url === null || url.length > LONGEST ? null : url.toWellFormed();
}
