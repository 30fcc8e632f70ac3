"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef } from "react";
import { useOpenCall } from "#components/call/call-context.ts";
import { TurnRow } from "#components/call/transcript/turn-row.tsx";
import { changeAddress } from "#components/ui/use-address.ts";
import { useStableCallback } from "#components/ui/use-stable-callback.ts";
import { useTopWithin } from "#components/ui/use-top-within.ts";
import type { Hit } from "#lib/transcript/find-hits.ts";
import { timeHash } from "#lib/transcript/time-hash.ts";
import type { TimedTurn } from "#lib/transcript/time-turns.ts";

const LINE = 20;
const AROUND = 34;
const CHARACTERS_A_LINE = 78;
// The header that stays above the turns, and some room to read on.
const ABOVE = 64;
const BELOW = 110;

type Props = {
  scroller: HTMLElement | null;
  /** Takes what brings a turn into sight. */
  revealRef: RefObject<(turn: number) => void>;
  now: number;
  /** Rows stand elsewhere than they did, as their heights are known now. */
  onMoved: () => void;
};

/** The turns that are in sight; three hours have as many rows as a minute. */
export function TurnList({ scroller, revealRef, now, onMoved }: Props) {
  const { turns, names, playback, search } = useOpenCall();
  const list = useRef<HTMLOListElement>(null);
  const scrollMargin = useTopWithin(list, scroller);
  const hits = useMemo(() => Map.groupBy(search.hits, ({ turn }) => turn), [search.hits]);
  const currentHit = search.hits[search.current] ?? null;

  const virtual = useVirtualizer({
    count: turns.length,
    getScrollElement: () => scroller,
    estimateSize: (index) => estimateHeight(turns[index]),
    initialRect: { width: 0, height: 900 },
    scrollMargin,
    scrollPaddingStart: ABOVE,
    scrollPaddingEnd: BELOW,
    overscan: 8,
  });

  useLayoutEffect(() => {
    revealRef.current = (turn) => {
      // How high turns are is guessed until they have been drawn, so what is far away comes to the middle.
      const drawn = virtual.getVirtualItems().some(({ index }) => index === turn);
      virtual.scrollToIndex(turn, { align: drawn ? "auto" : "center" });
    };
  }, [revealRef, virtual]);

  const height = virtual.getTotalSize();
  const tellMoved = useEffectEvent(onMoved);
  // biome-ignore lint/correctness/useExhaustiveDependencies: both move rows
  useEffect(() => {
    tellMoved();
  }, [height, scrollMargin]);

  const go = useStableCallback((ms: number) => {
    changeAddress("replace", window.location.pathname + window.location.search + timeHash(ms));
    playback.seek(ms);
  });

  return (
    <ol ref={list} aria-label="Turns" className="relative -mx-2.5" style={{ height }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const turn = turns[index];
        if (!turn) return null;
        return (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={turns.length}
            aria-current={index === now ? "true" : undefined}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start - scrollMargin}px)` }}
          >
            <TurnRow
              turn={turn}
              name={names[turn.speaker]}
              tense={tenseOf(index, now)}
              hits={hits.get(index) ?? noHits}
              currentHit={currentHit?.turn === index ? currentHit : null}
              onGo={go}
            />
          </li>
        );
      })}
    </ol>
  );
}

const noHits: readonly Hit[] = [];

function tenseOf(index: number, now: number): "past" | "now" | "later" {
  if (index === now) return "now";
  return now !== -1 && index > now ? "later" : "past";
}

function estimateHeight(turn: TimedTurn | undefined): number {
  return AROUND + LINE * Math.max(1, Math.ceil((turn?.text.length ?? 0) / CHARACTERS_A_LINE));
}
