const REST = 100;

/** Does work whose result may be a little old: it rests a hundred times as long as the work took, and gives the last result meanwhile. */
export function paced<Result>(work: () => Result, clock: () => number = () => performance.now()): () => Result {
  let last: { result: Result; until: number } | null = null;
  return () => {
    const began = clock();
    if (last && began < last.until) return last.result;
    const result = work();
    const ended = clock();
    last = { result, until: ended + (ended - began) * REST };
    return result;
  };
}
