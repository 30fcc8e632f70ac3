"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";

/** A choice by its key; an old one answers to what was typed before. */
type Chosen = { key: string; isOld: boolean };

/**
 * Which of the choices the keys of the input act on: the first, until arrows, Home, End or the pointer move it. Where
 * it is an old one, or there is none and `isWaiting`, Enter waits for the answer to what is typed.
 */
export function useActiveChoice(choices: readonly Chosen[], typed: string, isWaiting: boolean) {
  const prefix = useId();
  const [moved, setMoved] = useState<{ typed: string; key: string } | null>(null);
  const enteredFor = useRef<string | null>(null);
  const found = moved?.typed === typed ? choices.findIndex(({ key }) => key === moved.key) : -1;
  const index = Math.max(0, found);
  const active = choices[index];
  const isReady = active ? found !== -1 || !active.isOld : !isWaiting;
  const idOf = (key: string) => `${prefix}-${key}`;

  function take() {
    // A click, so that links are followed as links are.
    if (active) document.getElementById(idOf(active.key))?.click();
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer, whatever else is drawn anew
  useEffect(() => {
    const entered = enteredFor.current === typed;
    if (isReady || !entered) enteredFor.current = null;
    if (isReady && entered) take();
  }, [isReady, typed]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (isReady) take();
      else enteredFor.current = typed;
      return;
    }
    const target = choices.at(targetOf(event.key, index, choices.length) ?? choices.length);
    if (!target) return;
    event.preventDefault();
    setMoved({ typed, key: target.key });
    document.getElementById(idOf(target.key))?.scrollIntoView({ block: "nearest" });
  }

  return {
    active: active?.key ?? null,
    idOf,
    onKeyDown,
    pointAt: (key: string) => setMoved({ typed, key }),
  };
}

/** The index that a key moves to from another, or null where it moves nothing. */
function targetOf(key: string, from: number, count: number): number | null {
  if (key === "ArrowDown") return (from + 1) % count;
  if (key === "ArrowUp") return from - 1;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
