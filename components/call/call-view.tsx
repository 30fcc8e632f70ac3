"use client";

import { useId, useMemo, useState } from "react";
import { CallActions } from "#components/call/call-actions.tsx";
import { type OpenCall, OpenCallContext } from "#components/call/call-context.ts";
import { CallHeader } from "#components/call/call-header.tsx";
import { CallSummary } from "#components/call/call-summary.tsx";
import { createPlayback } from "#components/call/player/playback.ts";
import { Player } from "#components/call/player/player.tsx";
import { recordingWords } from "#components/call/recording-words.ts";
import { CallSide } from "#components/call/side/call-side.tsx";
import { Transcript } from "#components/call/transcript/transcript.tsx";
import { useTimeHash } from "#components/call/transcript/use-time-hash.ts";
import { useTranscriptSearch } from "#components/call/transcript/use-transcript-search.ts";
import type { Call } from "#lib/api/call.ts";
import { sideNames } from "#lib/transcript/side-names.ts";
import { callLengthMs, timeTurns } from "#lib/transcript/time-turns.ts";

/** One call, whole: what was said on the left, what is known about it on the right, the player below. */
export function CallView({ call }: { call: Call }) {
  const titleId = useId();
  // A state and no ref: what is inside begins when it is there.
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const { transcript, durationSeconds } = call;
  const durationMs = durationSeconds === null ? null : durationSeconds * 1000;
  const turns = useMemo(() => timeTurns(transcript, durationMs), [transcript, durationMs]);
  const lengthMs = useMemo(() => callLengthMs(turns, durationMs), [turns, durationMs]);
  const names = useMemo(() => sideNames(call), [call]);
  const [playback] = useState(() => createPlayback(lengthMs));
  const search = useTranscriptSearch(turns);
  const open = useMemo<OpenCall>(
    () => ({ call, turns, lengthMs, names, playback, search }),
    [call, turns, lengthMs, names, playback, search],
  );
  useTimeHash(playback);

  return (
    <OpenCallContext value={open}>
      <article
        aria-labelledby={titleId}
        className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] bg-panel print:block print:h-auto"
      >
        <CallHeader call={call} titleId={titleId} actions={<CallActions />} />
        <div
          ref={setScroller}
          className="[container-type:size] overflow-y-auto overscroll-contain lg:grid lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr] print:block print:overflow-visible print:[container-type:normal]"
        >
          <CallSummary call={call} />
          <CallSide />
          <Transcript scroller={scroller} />
        </div>
        {lengthMs > 0 && (turns.length > 0 || recordingWords(call).playable) ? <Player /> : null}
      </article>
    </OpenCallContext>
  );
}
