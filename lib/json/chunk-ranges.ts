export type ChunkRange = { start: number; end: number };

/** Splits `length` things into runs of at most `size`; `end` is exclusive. */
export function chunkRanges(length: number, size: number): ChunkRange[] {
  const ranges: ChunkRange[] = [];
  for (let start = 0; start < length; start += size) ranges.push({ start, end: Math.min(length, start + size) });
  return ranges;
}
