export type DiffLine = { kind: "same" | "removed" | "added"; text: string };

const MAX_EDITS = 1000;

/** Shortest line diff (Myers); beyond 1,000 edits the differing middle is given as one removal and one addition. */
export function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;

  const middle = diffMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return [...mark("same", before.slice(0, start)), ...middle, ...mark("same", before.slice(before.length - end))];
}

function mark(kind: DiffLine["kind"], lines: readonly string[]): DiffLine[] {
  return lines.map((text) => ({ kind, text }));
}

function diffMiddle(before: readonly string[], after: readonly string[]): DiffLine[] {
  const rounds = furthestPaths(before, after);
  if (rounds === null) return [...mark("removed", before), ...mark("added", after)];
  return walkBack(before, after, rounds);
}

/** For each number of edits, how far into `before` each diagonal gets (offset by the round); null past the cap. */
function furthestPaths(before: readonly string[], after: readonly string[]): Int32Array[] | null {
  const rounds: Int32Array[] = [];
  const limit = Math.min(before.length + after.length, MAX_EDITS);
  for (let edits = 0; edits <= limit; edits++) {
    const previous = rounds.at(-1);
    const reach = new Int32Array(2 * edits + 3);
    rounds.push(reach);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = previous ? stepInto(previous, edits, diagonal).x : 0;
      let y = x - diagonal;
      while (x < before.length && y < after.length && before[x] === after[y]) {
        x++;
        y++;
      }
      reach[diagonal + edits + 1] = x;
      if (x >= before.length && y >= after.length) return rounds;
    }
  }
  return null;
}

function stepInto(previous: Int32Array, edits: number, diagonal: number): { x: number; added: boolean } {
  const reachOf = (d: number) => previous[d + edits] ?? 0;
  const added = diagonal === -edits || (diagonal !== edits && reachOf(diagonal - 1) < reachOf(diagonal + 1));
  return { x: added ? reachOf(diagonal + 1) : reachOf(diagonal - 1) + 1, added };
}

function walkBack(before: readonly string[], after: readonly string[], rounds: Int32Array[]): DiffLine[] {
  const lines: DiffLine[] = [];
  let x = before.length;
  let y = after.length;
  for (let edits = rounds.length - 1; edits >= 0; edits--) {
    const previous = rounds[edits - 1];
    const step = previous ? stepInto(previous, edits, x - y) : { x: 0, added: false };
    while (x > step.x && y > 0) {
      lines.push({ kind: "same", text: before[--x] ?? "" });
      y--;
    }
    if (!previous) break;
    if (step.added) lines.push({ kind: "added", text: after[--y] ?? "" });
    else lines.push({ kind: "removed", text: before[--x] ?? "" });
  }
  return lines.reverse();
}
