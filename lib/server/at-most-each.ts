/** Runs a check no sooner again than `intervalMs` after it passed; one that throws is run the next time too. */
export function atMostEach(
  intervalMs: number,
  check: () => void,
  now: () => number = () => performance.now(),
): () => void {
  let passedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (now() < passedAt + intervalMs) return;
    check();
    passedAt = now();
  };
}
