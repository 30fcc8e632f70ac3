"use client";

import { AudioLines } from "lucide-react";
import { useOpenCall } from "#components/call/call-context.ts";
import { useOffset } from "#components/call/player/sound-settings.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";

const nudges = [-1000, -100, 100, 1000] as const;

/** Brings sound and words into step, as a transcript's times may count from another moment than the sound's. */
export function OffsetControl() {
  const { call } = useOpenCall();
  const [offsetMs, setOffset] = useOffset(call.id);
  return (
    <Popover
      label="Sound and words"
      button={{
        title: "Sound and words out of step?",
        className: buttonClass({ look: "ghost", ...(offsetMs === 0 && { size: "icon" }) }),
      }}
      trigger={
        <>
          <span className="sr-only">Sound and words out of step?</span>
          <AudioLines aria-hidden="true" className="size-4" />
          {offsetMs === 0 ? null : <span className="tabular-nums">{inSeconds(offsetMs)}</span>}
        </>
      }
    >
      <div className="flex w-72 flex-col gap-2 p-1.5">
        <p className="text-xs text-soft">Where the words are heard later or earlier than they stand, move the sound.</p>
        <div className="flex items-center gap-1">
          {nudges.slice(0, 2).map((by) => (
            <Nudge key={by} by={by} onNudge={() => setOffset(offsetMs + by)} />
          ))}
          <output className="flex-1 text-center font-[560] tabular-nums">{inSeconds(offsetMs)}</output>
          {nudges.slice(2).map((by) => (
            <Nudge key={by} by={by} onNudge={() => setOffset(offsetMs + by)} />
          ))}
        </div>
        <div className="flex items-center justify-between gap-2">
          <span className="text-xs text-faint">Kept in this browser, for this call.</span>
          <Button disabled={offsetMs === 0} onClick={() => setOffset(0)}>
            Reset
          </Button>
        </div>
      </div>
    </Popover>
  );
}

function Nudge({ by, onNudge }: { by: number; onNudge: () => void }) {
  const way = by < 0 ? "earlier" : "later";
  return (
    <Button aria-label={`Sound ${Math.abs(by) / 1000} s ${way}`} className="tabular-nums" onClick={onNudge}>
      {signed(by / 1000)}
    </Button>
  );
}

/** "+0.4 s" */
function inSeconds(ms: number): string {
  return `${signed(ms / 1000)} s`;
}

function signed(value: number): string {
  if (value === 0) return "0";
  return `${value < 0 ? "−" : "+"}${Math.abs(value)}`;
}
