import { isJsonObject, type JsonObject, listAt, textAt } from "#lib/allo/json-object.ts";
import { parseTime } from "#lib/allo/times.ts";

/** Something said; `at` is epoch milliseconds, or null where the payload gives no time. */
export type SpokenTurn = { speaker: "us" | "them"; at: number | null; offsetMs: number; text: string };

/** The transcript of a completed call, as offsets from its start; a turn without a time stands where the last one did. */
export function turnsOf(data: JsonObject, startedAt: number): SpokenTurn[] {
  let offsetMs = 0;
  return listAt(data, "transcriptions")
    .filter(isJsonObject)
    .map((turn) => {
      const at = parseTime(textAt(turn, "time") ?? "");
      if (at !== null) offsetMs = Math.max(0, at - startedAt);
      return { speaker: speakerOf(turn), at, offsetMs, text: (textAt(turn, "text") ?? "").toWellFormed() };
    });
}

export function spokenTexts(data: JsonObject): string[] {
  return listAt(data, "transcriptions")
    .map((turn) => (isJsonObject(turn) ? textAt(turn, "text") : null))
    .filter((text) => text !== null);
}

/** `AGENT` is Allo's own voice, which answers for us. */
function speakerOf(turn: JsonObject): SpokenTurn["speaker"] {
  return /^(user|agent)$/i.test(textAt(turn, "source") ?? "") ? "us" : "them";
}
