"use client";

import { useOpenCall, usePlayback } from "#components/call/call-context.ts";
import { type RecordingWords, recordingWords } from "#components/call/recording-words.ts";
import { Chip, type ChipTone } from "#components/ui/chip.tsx";

const tones: Record<RecordingWords["tone"], ChipTone> = { ok: "plain", plain: "plain", warn: "warn", bad: "bad" };

/** What became of the audio, beside what would play it. */
export function PlayerState() {
  const { call } = useOpenCall();
  const failed = usePlayback((state) => state.failed);
  const { short, why, tone, playable } = recordingWords(call);
  if (failed) {
    return (
      <span role="alert">
        <Chip tone="bad">Could not be loaded. Press play to try again.</Chip>
      </span>
    );
  }
  return (
    <Chip tone={tones[tone]} title={why} className={playable ? "max-md:hidden" : ""}>
      {short}
    </Chip>
  );
}
