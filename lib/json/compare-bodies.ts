import { diffLines } from "#lib/diff/diff-lines.ts";
import { type DiffBlock, foldSame } from "#lib/diff/fold-same.ts";
import { printJson } from "#lib/json/print-json.ts";
import { readJson } from "#lib/json/read-json.ts";

/** `as` tells what was compared: `formatting` means that only blanks or escapes differ, so the texts themselves are shown. */
export type BodyComparison = { as: "json" | "formatting" | "text"; blocks: DiffBlock[] };

/** Two bodies as pretty-printed JSON where both are JSON that differs, else as they are. */
export function compareBodies(first: string, other: string): BodyComparison {
  const before = pretty(first);
  const after = pretty(other);
  if (before === null || after === null) return { as: "text", blocks: compareLines(first, other) };
  if (before === after) return { as: "formatting", blocks: compareLines(first, other) };
  return { as: "json", blocks: compareLines(before, after) };
}

function pretty(text: string): string | null {
  const reading = readJson(text);
  return reading.ok ? printJson(reading.root) : null;
}

function compareLines(before: string, after: string): DiffBlock[] {
  return foldSame(diffLines(before.split("\n"), after.split("\n")));
}
