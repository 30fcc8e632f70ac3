import type { Touch, WaitReason } from "#lib/allo/callbacks/touch.ts";
import { compareText } from "#lib/allo/statement.ts";

type Wait = { kind: Touch["kind"]; id: number; at: number; dueAt: number; reason: WaitReason };

/** One time that somebody waited, from the first call or message that nobody answered to the answer. */
export type Callback = {
  /** Oldest first; never empty. */
  waits: [Wait, ...Wait[]];
  /** What ended it, or null while they wait. */
  clearedBy: Omit<Touch, "effect"> | null;
};

/** Who waited and what answered, of all that went to and fro with one number, in any order; oldest first. */
export function foldCallbacks(touches: readonly Touch[]): Callback[] {
  const callbacks: Callback[] = [];
  let open: Callback | null = null;
  for (const { effect, ...touch } of touches.toSorted(byTime)) {
    if (effect.does === "waits") {
      const wait = { kind: touch.kind, id: touch.id, at: touch.at, dueAt: effect.dueAt, reason: effect.reason };
      if (open) open.waits.push(wait);
      else {
        open = { waits: [wait], clearedBy: null };
        callbacks.push(open);
      }
    } else if (effect.does === "answers" && open) {
      open.clearedBy = touch;
      open = null;
    }
  }
  return callbacks;
}

/** Within one millisecond an answer goes first, because it ends only what came before; a mark ends that too. */
function byTime(a: Touch, b: Touch): number {
  return a.at - b.at || rank(a) - rank(b) || compareText(nature(a), nature(b)) || a.id - b.id;
}

/** Ids follow the order of arrival, so that they decide only between what is alike. */
function nature({ kind, effect }: Touch): string {
  return effect.does === "waits" ? `${kind} ${effect.reason}` : kind;
}

function rank({ kind, effect }: Touch): number {
  if (kind === "mark") return 2;
  return effect.does === "answers" ? 0 : 1;
}
