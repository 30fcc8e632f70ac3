"use client";

import { Volume2, VolumeX } from "lucide-react";
import type { Sound } from "#components/call/player/sound-settings.ts";
import { Button } from "#components/ui/button.tsx";

type Props = { sound: Sound; onChange: (sound: Sound) => void };

/** How loud it is. Phones have keys of their own for that. */
export function VolumeControl({ sound, onChange }: Props) {
  const silent = sound.muted || sound.volume === 0;
  const Icon = silent ? VolumeX : Volume2;
  return (
    <span className="flex items-center gap-1">
      <Button
        look="ghost"
        size="icon"
        aria-label="Mute"
        aria-pressed={sound.muted}
        aria-keyshortcuts="m"
        title={sound.muted ? "Sound on (m)" : "Mute (m)"}
        onClick={() => onChange({ ...sound, muted: !sound.muted })}
      >
        <Icon aria-hidden="true" className="size-4" />
      </Button>
      <input
        type="range"
        aria-label="Volume"
        min={0}
        max={1}
        step={0.05}
        value={sound.muted ? 0 : sound.volume}
        onChange={(event) => onChange({ ...sound, muted: false, volume: Number(event.target.value) })}
        className="w-18 accent-ink max-sm:hidden"
      />
    </span>
  );
}
