"use client";

import { LoaderCircle, Pause, Play, RotateCcw, RotateCw, SkipBack, SkipForward } from "lucide-react";
import type { ReactNode } from "react";
import { useOpenCall, usePlayback } from "#components/call/call-context.ts";
import { useMoves } from "#components/call/player/use-moves.ts";
import { Button } from "#components/ui/button.tsx";

/** Play and pause, ten seconds either way, and from turn to turn. */
export function Transport({ playable }: { playable: boolean }) {
  const { turns } = useOpenCall();
  const { skip, step } = useMoves();
  const spoken = turns.length > 0;
  return (
    <div className="flex items-center gap-0.5">
      <Move label="Previous turn" keys="k" disabled={!spoken} icon={<SkipBack />} onMove={() => step(-1)} />
      <Move label="Back 10 seconds" keys="ArrowLeft" icon={<RotateCcw />} onMove={() => skip(-10_000)} />
      <PlayButton playable={playable} />
      <Move label="On 10 seconds" keys="ArrowRight" icon={<RotateCw />} onMove={() => skip(10_000)} />
      <Move label="Next turn" keys="j" disabled={!spoken} icon={<SkipForward />} onMove={() => step(1)} />
    </div>
  );
}

function PlayButton({ playable }: { playable: boolean }) {
  const { playback } = useOpenCall();
  const playing = usePlayback((state) => state.playing);
  const loading = usePlayback((state) => state.loading);
  const label = playing ? "Pause" : "Play";
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts="Space"
      title={playable ? `${label} (Space)` : "There is no recording to play"}
      disabled={!playable}
      onClick={playback.toggle}
      className="mx-1 grid size-9 shrink-0 place-items-center rounded-full bg-ink text-bg hover:brightness-110 disabled:opacity-35"
    >
      {icon(playing, loading)}
    </button>
  );
}

function icon(playing: boolean, loading: boolean): ReactNode {
  if (loading) return <LoaderCircle aria-hidden="true" className="size-4 animate-spin" />;
  if (playing) return <Pause aria-hidden="true" className="size-4 fill-current" />;
  return <Play aria-hidden="true" className="ml-0.5 size-4 fill-current" />;
}

type MoveProps = { label: string; keys: string; disabled?: boolean; icon: ReactNode; onMove: () => void };

function Move({ label, keys, disabled = false, icon, onMove }: MoveProps) {
  return (
    <Button
      look="ghost"
      size="icon"
      aria-label={label}
      aria-keyshortcuts={keys}
      title={`${label} (${keyNames[keys] ?? keys})`}
      disabled={disabled}
      onClick={onMove}
      className="[&>svg]:size-4"
    >
      {icon}
    </Button>
  );
}

const keyNames: Record<string, string> = { ArrowLeft: "←", ArrowRight: "→" };
