import { setImmediate as turn } from "node:timers/promises";
import type { Found, FoundOfKind } from "#db/search/found.ts";
import type { SearchItem } from "#lib/api/search.ts";

/** How long reading what is shown may hold up others at a time. */
const SLICE_MS = 3;
/** The newest are looked at for so long in vain, however little time is left. */
const LEAST_MS = 4;

/** `isAll` where there is no more of the kind. */
type Shown = { items: SearchItem[]; isAll: boolean; workedMs: number };

/**
 * Shows the best of a kind, as many as its share. Where too few of the newest hold what was typed after all, as words that a
 * phrase wants side by side, it goes on to older ones until `mostMs` are worked.
 */
export async function showFound(newest: FoundOfKind, share: number, mostMs: number): Promise<Shown> {
  const shown = new Map<number, SearchItem>();
  let { older } = newest;
  let { isDone, workedMs } = await showWindow(newest.found, shown, share, Math.max(mostMs, LEAST_MS));
  while (isDone && older && shown.size < share && workedMs < mostMs) {
    const begin = performance.now();
    const window = older();
    workedMs += performance.now() - begin;
    await turn();
    const looked = await showWindow(window.found, shown, share, mostMs - workedMs);
    workedMs += looked.workedMs;
    isDone = looked.isDone;
    older = window.older;
  }
  return { items: [...shown.values()], isAll: isDone && older === null, workedMs };
}

/** Adds what there is room for, until `mostMs` went to what does not hold it after all; `isDone` where it came to the end. */
async function showWindow(found: readonly Found[], shown: Map<number, SearchItem>, share: number, mostMs: number) {
  let workedMs = 0;
  let inVainMs = 0;
  let sliceMs = 0;
  for (const one of found) {
    if (shown.size >= share || inVainMs > mostMs) return { isDone: false, workedMs };
    if (sliceMs >= SLICE_MS) {
      await turn();
      sliceMs = 0;
    }
    const begin = performance.now();
    const item = one.show();
    const tookMs = performance.now() - begin;
    workedMs += tookMs;
    sliceMs += tookMs;
    // What was told twice may lie in two windows.
    if (!item) inVainMs += tookMs;
    else if (!shown.has(item.id)) shown.set(item.id, item);
  }
  return { isDone: true, workedMs };
}
