import { partyWords } from "#lib/allo/party-words.ts";
import type { Call } from "#lib/api/call.ts";
import type { Transcript } from "#lib/transcript/export/transcript.ts";
import { sideNames } from "#lib/transcript/side-names.ts";
import { timeTurns } from "#lib/transcript/time-turns.ts";

/** What was said in a call, as it is copied and saved. */
export function transcriptOf(call: Call): Transcript {
  const { them, startedAt, transcript, durationSeconds } = call;
  const turns = timeTurns(transcript, durationSeconds === null ? null : durationSeconds * 1000);
  return { title: `Call with ${partyWords(them)}`, startedAt, names: sideNames(call), turns };
}
