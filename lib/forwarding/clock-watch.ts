/** What a clock may be corrected by without anybody caring. */
const UNHEEDED_MS = 1_000;

/**
 * Tells at each look by how many milliseconds the clock was set back since the last one, else 0. `now` is the clock; `elapsed` only
 * ever grows, as time does. A clock that is put on is no news: what was to be done by then is done at once.
 */
export function watchClock(now: () => number, elapsed: () => number): () => number {
  let difference = now() - elapsed();
  return () => {
    const present = now() - elapsed();
    const setBack = difference - present;
    if (setBack > 0 && setBack < UNHEEDED_MS) return 0;
    difference = present;
    return Math.max(0, setBack);
  };
}
