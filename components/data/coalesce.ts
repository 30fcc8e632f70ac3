const SOON = 40;

/** Does the work soon after it is asked for, and however often it is asked for, no more than once in `gap` milliseconds. */
export function coalesce(work: () => void, gap: number): { ask: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;

  function run() {
    timer = undefined;
    last = Date.now();
    work();
  }

  return {
    ask() {
      timer ??= setTimeout(run, Math.max(SOON, last + gap - Date.now()));
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
