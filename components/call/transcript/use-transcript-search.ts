"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { findHits, type Hit } from "#lib/transcript/find-hits.ts";
import type { TimedTurn } from "#lib/transcript/time-turns.ts";

export type TranscriptSearch = {
  query: string;
  hits: readonly Hit[];
  /** The index of the hit that the reader is at. */
  current: number;
  change: (query: string) => void;
  /** Goes on to the next hit or back, around the end; the answer is where that leads. */
  step: (by: 1 | -1) => Hit | null;
};

export function useTranscriptSearch(turns: readonly TimedTurn[]): TranscriptSearch {
  const [query, setQuery] = useState("");
  const [current, setCurrent] = useState(-1);
  // Typing is never held up by a long transcript.
  const searched = useDeferredValue(query);
  const hits = useMemo(() => findHits(turns, searched), [turns, searched]);

  return useMemo(
    () => ({
      query,
      hits,
      current,
      change(next) {
        setQuery(next);
        setCurrent(-1);
      },
      step(by) {
        if (hits.length === 0) return null;
        const from = current === -1 && by === -1 ? 0 : current;
        const next = (from + by + hits.length) % hits.length;
        setCurrent(next);
        return hits[next] ?? null;
      },
    }),
    [query, hits, current],
  );
}
