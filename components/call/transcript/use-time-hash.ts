"use client";

import { useEffect } from "react";
import type { Playback } from "#components/call/player/playback.ts";
import { parseTimeHash } from "#lib/transcript/time-hash.ts";

/** Goes to the moment that the end of the address names, now and when it changes. */
export function useTimeHash(playback: Playback): void {
  useEffect(() => {
    function follow() {
      const ms = parseTimeHash(window.location.hash);
      if (ms !== null) playback.seek(ms);
    }
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [playback]);
}
