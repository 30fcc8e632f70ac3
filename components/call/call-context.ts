"use client";

import { createContext, useContext, useSyncExternalStore } from "react";
import type { Playback, PlaybackState } from "#components/call/player/playback.ts";
import type { TranscriptSearch } from "#components/call/transcript/use-transcript-search.ts";
import type { Call } from "#lib/api/call.ts";
import type { TimedTurn } from "#lib/transcript/time-turns.ts";

/** The call that the page shows, and what its parts share. */
export type OpenCall = {
  call: Call;
  turns: readonly TimedTurn[];
  lengthMs: number;
  /** How the two sides are called. */
  names: Record<TimedTurn["speaker"], string>;
  playback: Playback;
  search: TranscriptSearch;
};

export const OpenCallContext = createContext<OpenCall | null>(null);

export function useOpenCall(): OpenCall {
  const open = useContext(OpenCallContext);
  if (!open) throw new Error("There is no call around this component");
  return open;
}

/** Something worked out from the position; the component draws again only when it changes. */
export function usePlayback<T extends string | number | boolean>(work: (state: PlaybackState) => T): T {
  const { playback } = useOpenCall();
  const read = () => work(playback.state());
  return useSyncExternalStore(playback.subscribe, read, read);
}
