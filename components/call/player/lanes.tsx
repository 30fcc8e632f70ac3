"use client";

import { type KeyboardEvent, memo, type PointerEvent, useMemo } from "react";
import { useOpenCall, usePlayback } from "#components/call/call-context.ts";
import { lanes, type Segment } from "#lib/transcript/lanes.ts";
import { formatPosition } from "#lib/transcript/position.ts";
import { turnAt } from "#lib/transcript/turn-at.ts";

// Steps as fine as can be seen; between two of them nothing is drawn again.
const STEPS = 4000;
const SECOND = 1000;
const TEN_SECONDS = 10 * SECOND;
const MINUTE = 60 * SECOND;

/** Who spoke when, as two lanes over the whole call. It is the player's slider, and works with no sound at all. */
export function Lanes() {
  const { turns, lengthMs, names, playback } = useOpenCall();
  const second = usePlayback(({ atMs }) => Math.floor(atMs / SECOND));
  const speaker = usePlayback(({ atMs }) => speakerAt(turns, atMs));

  function seekTo({ clientX, currentTarget }: PointerEvent<HTMLElement>) {
    const { left, width } = currentTarget.getBoundingClientRect();
    if (width > 0) playback.seek(((clientX - left) / width) * lengthMs);
  }

  function moveByKey(event: KeyboardEvent) {
    const at = playback.state().atMs;
    const moments: Record<string, number> = {
      ArrowUp: at + SECOND,
      ArrowDown: at - SECOND,
      ArrowRight: at + TEN_SECONDS,
      ArrowLeft: at - TEN_SECONDS,
      PageUp: at + MINUTE,
      PageDown: at - MINUTE,
      Home: 0,
      End: lengthMs,
    };
    const ms = moments[event.key];
    if (ms === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    playback.seek(ms);
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Position in the call"
      aria-valuemin={0}
      aria-valuemax={Math.floor(lengthMs / SECOND)}
      aria-valuenow={second}
      aria-valuetext={`${formatPosition(second * SECOND)} of ${formatPosition(lengthMs)}${speaker === "" ? "" : `, ${names[speaker]}`}`}
      onKeyDown={moveByKey}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
      className="relative h-11.5 cursor-pointer touch-none overflow-hidden rounded-md bg-sunk"
    >
      <Talk />
      <Unheard />
      <HitMarks />
      <Head />
    </div>
  );
}

function speakerAt(turns: ReturnType<typeof useOpenCall>["turns"], atMs: number): "us" | "them" | "" {
  const turn = turns[turnAt(turns, atMs)];
  return turn && atMs < turn.endMs ? turn.speaker : "";
}

function Talk() {
  const { turns, lengthMs } = useOpenCall();
  const drawn = useMemo(() => lanes(turns, lengthMs), [turns, lengthMs]);
  return (
    <>
      <Lane segments={drawn.us} className="top-1.5 bg-call" />
      <Lane segments={drawn.them} className="top-6.25 bg-contact" />
    </>
  );
}

const Lane = memo(function Lane({ segments, className }: { segments: readonly Segment[]; className: string }) {
  return segments.map(({ from, to }) => (
    <i
      key={from}
      className={`absolute h-3.75 min-w-0.5 rounded-[3px] ${className}`}
      style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
    />
  ));
});

/** Dims what is still to come, once somebody has begun to listen. */
function Unheard() {
  const { lengthMs } = useOpenCall();
  const place = usePlayback(({ atMs, seeks }) => (atMs > 0 || seeks > 0 ? toStep(atMs, lengthMs) : STEPS));
  return <i className="absolute inset-y-0 right-0 bg-sunk/68" style={{ left: `${(place / STEPS) * 100}%` }} />;
}

function Head() {
  const { lengthMs } = useOpenCall();
  const place = usePlayback(({ atMs }) => toStep(atMs, lengthMs));
  return <i className="absolute inset-y-0 -ml-px w-0.5 bg-ink" style={{ left: `${(place / STEPS) * 100}%` }} />;
}

function HitMarks() {
  const { turns, lengthMs, search } = useOpenCall();
  const places = useMemo(() => {
    const steps = search.hits.map(({ turn }) => Math.round(toStep(turns[turn]?.startMs ?? 0, lengthMs) / 4));
    return [...new Set(steps)];
  }, [search.hits, turns, lengthMs]);
  return places.map((place) => (
    <i
      key={place}
      data-hit=""
      className="absolute bottom-0 h-2 w-0.5 bg-warn"
      style={{ left: `${(place * 400) / STEPS}%` }}
    />
  ));
}

function toStep(ms: number, lengthMs: number): number {
  return Math.round((Math.min(ms, lengthMs) / lengthMs) * STEPS);
}
