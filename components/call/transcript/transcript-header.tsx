"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useOpenCall } from "#components/call/call-context.ts";
import { Button } from "#components/ui/button.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

type Props = {
  lost: boolean;
  onBack: () => void;
  /** Brings a turn into sight without going there in the sound. */
  onLook: (turn: number) => void;
};

/** Stays above the turns: the search in them, and the way back to what is being said. */
export function TranscriptHeader({ lost, onBack, onLook }: Props) {
  useShortcuts(lost ? { n: onBack } : {});
  return (
    <div className="sticky top-0 z-10 -mx-2.5 mb-1.5 flex min-h-11 max-w-[calc(74ch+1.25rem)] items-center gap-2 bg-panel px-2.5 py-1.5 print:static print:min-h-0">
      <h2 className="flex-1 truncate">Transcript</h2>
      {lost ? (
        <Button look="primary" aria-keyshortcuts="n" onClick={onBack} className="print:hidden">
          Back to now
        </Button>
      ) : null}
      <TranscriptSearchBox onLook={onLook} />
    </div>
  );
}

function TranscriptSearchBox({ onLook }: Pick<Props, "onLook">) {
  const { search } = useOpenCall();

  function step(by: 1 | -1) {
    const hit = search.step(by);
    if (hit) onLook(hit.turn);
  }

  return (
    <SearchField
      label="Search in the transcript"
      placeholder="Find in the transcript"
      text={search.query}
      onType={search.change}
      onEnter={(backwards) => step(backwards ? -1 : 1)}
      onClear={() => search.change("")}
      className="h-8 w-68 gap-1.5 pr-1 print:hidden"
    >
      <Found onStep={step} onClear={() => search.change("")} />
    </SearchField>
  );
}

function Found({ onStep, onClear }: { onStep: (by: 1 | -1) => void; onClear: () => void }) {
  const { search } = useOpenCall();
  const { hits, current } = search;
  return (
    <>
      <span role="status" className="shrink-0 text-xs text-soft tabular-nums">
        {countHits(hits.length, current)}
      </span>
      {hits.length > 0 ? (
        <>
          <Button look="ghost" size="small" aria-label="Previous hit" onClick={() => onStep(-1)}>
            <ArrowUp aria-hidden="true" className="size-3.5" />
          </Button>
          <Button look="ghost" size="small" aria-label="Next hit" onClick={() => onStep(1)} className="-ml-1.5">
            <ArrowDown aria-hidden="true" className="size-3.5" />
          </Button>
        </>
      ) : null}
      <Button look="ghost" size="small" aria-label="Clear the search" onClick={onClear} className="-ml-1.5">
        <X aria-hidden="true" className="size-3.5" />
      </Button>
    </>
  );
}

function countHits(count: number, current: number): string {
  if (count === 0) return "none";
  return current === -1 ? `${count.toLocaleString("en")}` : `${current + 1} of ${count.toLocaleString("en")}`;
}
