"use client";

import { useOpenCall } from "#components/call/call-context.ts";
import { stepTurn } from "#lib/transcript/step-turn.ts";

/** The ways from where the reader is to somewhere near. */
export function useMoves() {
  const { playback, turns } = useOpenCall();
  return {
    /** By milliseconds. */
    skip(ms: number) {
      playback.seek(playback.state().atMs + ms);
    },
    /** To the turn after or before. */
    step(by: 1 | -1) {
      const ms = stepTurn(turns, playback.state().atMs, by);
      if (ms !== null) playback.seek(ms);
    },
  };
}
