"use client";

import { useOpenCall } from "#components/call/call-context.ts";
import type { Sound } from "#components/call/player/sound-settings.ts";
import { stepSpeed } from "#components/call/player/speeds.ts";
import { useMoves } from "#components/call/player/use-moves.ts";
import { announce } from "#components/ui/announce.ts";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

type Options = { playable: boolean; sound: Sound; onSound: (sound: Sound) => void };

/** The player by keys, wherever the focus is. */
export function usePlayerKeys({ playable, sound, onSound }: Options): void {
  const { playback } = useOpenCall();
  const { skip, step } = useMoves();

  function changeSpeed(by: 1 | -1) {
    const speed = stepSpeed(sound.speed, by);
    onSound({ ...sound, speed });
    announce(`Speed ${speed}`);
  }

  function toggleMuted() {
    onSound({ ...sound, muted: !sound.muted });
    announce(sound.muted ? "Sound on" : "Muted");
  }

  const back = () => skip(-10_000);
  const on = () => skip(10_000);
  const moves = { ArrowLeft: back, ArrowRight: on, j: () => step(1), k: () => step(-1) };
  const sounds = {
    " ": playback.toggle,
    "<": () => changeSpeed(-1),
    ">": () => changeSpeed(1),
    m: toggleMuted,
  };
  useShortcuts(playable ? { ...moves, ...sounds } : moves);
}
