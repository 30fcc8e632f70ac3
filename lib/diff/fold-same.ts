import type { DiffLine } from "#lib/diff/diff-lines.ts";

export type DiffRow = DiffLine & { before: number | null; after: number | null };
export type DiffBlock = { folded: boolean; rows: DiffRow[] };

/** Numbers the lines of both sides (from 1) and gathers runs of unchanged lines that lie further than `context` from a change. */
export function foldSame(lines: readonly DiffLine[], context = 3): DiffBlock[] {
  const near = new Set<number>();
  lines.forEach((line, index) => {
    if (line.kind === "same") return;
    for (let i = index - context; i <= index + context; i++) near.add(i);
  });

  const blocks: DiffBlock[] = [];
  let before = 0;
  let after = 0;
  lines.forEach((line, index) => {
    const row: DiffRow = {
      ...line,
      before: line.kind === "added" ? null : ++before,
      after: line.kind === "removed" ? null : ++after,
    };
    const folded = !near.has(index);
    const last = blocks.at(-1);
    if (last?.folded === folded) last.rows.push(row);
    else blocks.push({ folded, rows: [row] });
  });
  return blocks;
}
