import { durationText } from "#lib/allo/durations.ts";
import { type Headline, startSentence } from "#lib/allo/headline.ts";
import { isJsonObject, type JsonObject, listAt, textAt } from "#lib/allo/json-object.ts";
import { firstPlainLine } from "#lib/allo/markdown-line.ts";
import { type Party, partyLabel, partyOf } from "#lib/allo/party.ts";

const notReached = new Set(["MISSED", "NO_ANSWER", "FAILED", "FAILED_EXTERNAL", "CLOSED", "RECEIVED"]);

export function callCompletedHeadline(call: JsonObject): Headline {
  const from = partyOf(textAt(call, "from_number"), textAt(call, "from_name"));
  const to = partyOf(textAt(call, "to") ?? textAt(call, "to_number"), textAt(call, "to_name"));
  return { title: titleOf(call, from, to), subtitle: subtitleOf(call, from, to) };
}

function titleOf(call: JsonObject, from: Party, to: Party): string {
  const direction = (textAt(call, "type") ?? textAt(call, "direction"))?.toUpperCase();
  const result = textAt(call, "result")?.toUpperCase() ?? null;
  const length = durationText(call);
  const end = result === null ? null : outcome(result);
  if (direction === "OUTBOUND") return phrase([`Called ${partyLabel(to)}`, length, end]);
  const them = partyLabel(from);
  if (direction !== "INBOUND") return phrase([`Call from ${them} to ${partyLabel(to)}`, length, end]);
  if (result === "VOICEMAIL") return phrase([`Voicemail from ${them}`, length]);
  if (result === "BLOCKED") return `Blocked call from ${them}`;
  if (result === null ? length === null : notReached.has(result)) return `Missed call from ${them}`;
  return phrase([`${startSentence(them)} called`, length, end]);
}

function outcome(result: string): string {
  if (result.startsWith("FAILED")) return "failed";
  if (result.startsWith("TRANSFERRED")) return "transferred";
  return notReached.has(result) ? "no answer" : result.slice(0, 60).toLowerCase().replaceAll("_", " ");
}

function subtitleOf(call: JsonObject, from: Party, to: Party): string {
  const summary = firstPlainLine(textAt(call, "summary")) ?? firstPlainLine(textAt(call, "one_sentence_summary"));
  return summary ?? firstWords(call) ?? `${startSentence(withNumber(from))} to ${withNumber(to)}`;
}

function withNumber(party: Party): string {
  return party.name !== null && party.number !== null ? `${party.name} (${party.number})` : partyLabel(party);
}

/** The first thing that they said, else the first that anybody said. */
function firstWords(call: JsonObject): string | null {
  const turns = listAt(call, "transcriptions").slice(0, 20).filter(isJsonObject);
  const turn = turns.find(({ source }) => source === "EXTERNAL") ?? turns[0];
  const words = turn ? textAt(turn, "text") : null;
  return words === null ? null : `“${words.trim().slice(0, 1000)}”`;
}

function phrase(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(", ");
}
