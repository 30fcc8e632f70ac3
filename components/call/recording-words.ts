import { wasAnswered } from "#components/call/outcome-words.ts";
import { formatBytes } from "#components/ui/format-bytes.ts";
import type { Call, RecordingState } from "#lib/api/call.ts";

/** `at` of the recording is to be shown behind `when`, where there is one. */
export type RecordingWords = {
  short: string;
  why: string;
  when: string | null;
  playable: boolean;
  tone: "ok" | "warn" | "bad" | "plain";
};

/** What became of a call's audio, in words. */
export function recordingWords(call: Pick<Call, "recording" | "result" | "answeredAt" | "state">): RecordingWords {
  const { state, sizeBytes } = call.recording;
  const size = sizeBytes === null ? "" : `, ${formatBytes(sizeBytes)}`;
  const words: Record<RecordingState, RecordingWords> = {
    off: { short: "No recording", why: whyNone(call), when: null, playable: false, tone: "plain" },
    waiting: {
      short: "Recording on its way",
      why: "It is being fetched from Allo, and will be kept here.",
      when: "Next try",
      playable: false,
      tone: "warn",
    },
    kept: { short: `Recording kept${size}`, why: "It lies in this inbox.", when: "Since", playable: true, tone: "ok" },
    proxied: {
      short: "Recording at Allo",
      why: "It is not kept here: while you listen, it comes from Allo for as long as Allo has it.",
      when: null,
      playable: true,
      tone: "plain",
    },
    "not-kept": {
      short: "Recording not kept",
      why: "Allo has one, and this inbox is set not to keep recordings (RECORDINGS=off).",
      when: null,
      playable: false,
      tone: "plain",
    },
    dead: {
      short: "Recording gone",
      why: "Allo’s link no longer leads to it, and it was not fetched in time.",
      when: "Since",
      playable: false,
      tone: "bad",
    },
    "too-large": {
      short: `Recording too large${size}`,
      why: "It is larger than this inbox keeps, so it was not fetched.",
      when: null,
      playable: false,
      tone: "warn",
    },
    refused: {
      short: "Recording refused",
      why: "Its link leads to a private address, where a webhook has no business. OUTBOUND_ALLOW lets it through if that is meant.",
      when: "Since",
      playable: false,
      tone: "bad",
    },
  };
  return words[state];
}

function whyNone(call: Parameters<typeof recordingWords>[0]): string {
  if (call.state === "ringing" || call.state === "answered") return "It comes, if there is one, after the call.";
  if (!wasAnswered(call)) return "Nobody answered, so there was nothing to record.";
  return "Recording is switched off in Allo for this number.";
}
