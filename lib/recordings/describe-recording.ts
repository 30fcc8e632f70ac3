import type { Recording, RecordingState } from "#lib/api/call.ts";
import type { KeepingState } from "#lib/recordings/keeping.ts";
import type { RecordingMode } from "#lib/recordings/recording-mode.ts";

type Facts = { state: KeepingState; at: number; sizeBytes: number | null };

/** What a page may know of a call's audio: never its link. `facts` are null where Allo named no recording. */
export function describeRecording(facts: Facts | null, mode: RecordingMode): Recording {
  if (facts === null) return { state: "off", at: null, sizeBytes: null };
  const state = stateIn(mode, facts.state);
  const isDated = state !== "proxied" && state !== "not-kept";
  return {
    state,
    at: isDated ? new Date(facts.at).toISOString() : null,
    sizeBytes: state === "kept" ? facts.sizeBytes : null,
  };
}

function stateIn(mode: RecordingMode, state: KeepingState): RecordingState {
  if (mode === "off") return "not-kept";
  // What earlier tries found out of a link holds for a listener too.
  return mode === "proxy" && state === "waiting" ? "proxied" : state;
}
