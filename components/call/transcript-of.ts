import { partyName, sideNames } from "#components/call/call-names.ts";
import type { Call } from "#lib/api/call.ts";
import type { Transcript } from "#lib/transcript/export/transcript.ts";
import { timeTurns } from "#lib/transcript/time-turns.ts";

/** What was said in a call, as it is copied and saved. */
export function transcriptOf(call: Call): Transcript {
  const { them, startedAt, transcript, durationSeconds } = call;
  const turns = timeTurns(transcript, durationSeconds === null ? null : durationSeconds * 1000);
  return { title: `Call with ${partyName(them)}`, startedAt, names: sideNames(call), turns };
}
