"use client";

import { useRef } from "react";
import { useOpenCall } from "#components/call/call-context.ts";
import { wasAnswered } from "#components/call/outcome-words.ts";
import { PrintedTurns } from "#components/call/transcript/printed-turns.tsx";
import { TranscriptHeader } from "#components/call/transcript/transcript-header.tsx";
import { TurnList } from "#components/call/transcript/turn-list.tsx";
import { useFollow } from "#components/call/transcript/use-follow.ts";
import { usePrinting } from "#components/ui/use-printing.ts";
import type { Call } from "#lib/api/call.ts";

type Props = { scroller: HTMLElement | null };

/** Everything that was said, in step with the sound. */
export function Transcript({ scroller }: Props) {
  const { call, turns } = useOpenCall();
  return (
    <section aria-label="Transcript" className="min-w-0 px-4 pt-5 pb-8 lg:col-start-1 lg:px-6.5 print:px-0">
      {turns.length === 0 ? <NoTranscript call={call} /> : <Turns scroller={scroller} />}
    </section>
  );
}

function Turns({ scroller }: Props) {
  const reveal = useRef<(turn: number) => void>(() => {});
  const printing = usePrinting();
  const follow = useFollow(scroller, reveal);

  function look(turn: number) {
    follow.stop();
    reveal.current(turn);
  }

  return (
    <>
      <TranscriptHeader lost={follow.lost} onBack={follow.resume} onLook={look} />
      {printing ? (
        <PrintedTurns />
      ) : (
        <TurnList scroller={scroller} revealRef={reveal} now={follow.now} onMoved={follow.keep} />
      )}
    </>
  );
}

function NoTranscript({ call }: { call: Call }) {
  return (
    <>
      <h2 className="mb-1.5">Transcript</h2>
      <p className="text-sm text-faint">{whyNone(call)}</p>
    </>
  );
}

function whyNone(call: Call): string {
  if (call.state === "ringing" || call.state === "answered") return "It comes some minutes after the call.";
  if (call.state === "unfinished") return "None came, as Allo never told how this call ended.";
  if (!wasAnswered(call)) return "Nobody answered, so there is nothing to read.";
  return "Allo sent none: recording is switched off for this number, or nothing was said.";
}
