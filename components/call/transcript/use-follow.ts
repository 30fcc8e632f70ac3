"use client";

import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { useOpenCall, usePlayback } from "#components/call/call-context.ts";
import { turnAt } from "#lib/transcript/turn-at.ts";

const SCROLL_KEYS = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]);

export type Follow = {
  /** The index of the turn being spoken, or spoken last; -1 while nobody has listened or gone anywhere. */
  now: number;
  /** The reader has gone elsewhere, and there is a turn to come back to. */
  lost: boolean;
  /** Has the turn in sight again after rows have grown or moved. */
  keep: () => void;
  stop: () => void;
  resume: () => void;
};

/**
 * Keeps the turn being spoken in sight until the reader scrolls; choosing a moment takes it up again. `reveal` brings a
 * turn into sight. The reader's hand is known by what it does, as the list's own scrolling looks the same afterwards.
 */
export function useFollow(scroller: HTMLElement | null, reveal: RefObject<(turn: number) => void>): Follow {
  const { turns } = useOpenCall();
  const [following, setFollowing] = useState(true);
  const now = usePlayback(({ atMs, seeks }) => (atMs > 0 || seeks > 0 ? turnAt(turns, atMs) : -1));
  const seeks = usePlayback((state) => state.seeks);

  const keep = () => {
    if (following && now !== -1) reveal.current(now);
  };
  const keepNow = useEffectEvent(keep);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn, and each time that it is taken up again
  useEffect(() => {
    keepNow();
  }, [following, now, seeks]);

  useEffect(() => {
    if (seeks > 0) setFollowing(true);
  }, [seeks]);

  useEffect(() => {
    if (!scroller) return;
    const stop = () => setFollowing(false);
    const stopByKey = (event: KeyboardEvent) => {
      if (SCROLL_KEYS.has(event.key) && !event.defaultPrevented) stop();
    };
    // Its bar, not what is in it.
    const stopByBar = (event: PointerEvent) => {
      if (event.target === scroller) stop();
    };
    scroller.addEventListener("wheel", stop, { passive: true });
    scroller.addEventListener("touchmove", stop, { passive: true });
    scroller.addEventListener("keydown", stopByKey);
    scroller.addEventListener("pointerdown", stopByBar);
    return () => {
      scroller.removeEventListener("wheel", stop);
      scroller.removeEventListener("touchmove", stop);
      scroller.removeEventListener("keydown", stopByKey);
      scroller.removeEventListener("pointerdown", stopByBar);
    };
  }, [scroller]);

  return {
    now,
    lost: !following && now !== -1,
    keep,
    stop: () => setFollowing(false),
    resume: () => setFollowing(true),
  };
}
