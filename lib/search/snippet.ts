import { oneLine, wholeCharacters } from "#lib/allo/one-line.ts";
import { findHits, type Hit, type Mark, marksOf } from "#lib/search/find-hits.ts";
import type { Term } from "#lib/search/typed-terms.ts";

/** A text and the places in it that were looked for. */
export type MarkedText = { text: string; marks: Mark[] };

/** How much of the text before the first hit is shown. */
const LEAD = 40;

/** One printable line of at most `limit` characters out of a text: where most of the terms stand, else its beginning. */
export function snippetOf(text: string, terms: readonly Term[], limit: number): MarkedText {
  const line = oneLine(text, text.length);
  const hits = findHits(line, terms);
  if (line.length <= limit) return { text: line, marks: marksOf(hits) };
  const start = startOfWindow(line, hits, limit);
  const before = start === 0 ? "" : "…";
  const room = limit - before.length - 1;
  const shown = wholeCharacters(line.slice(start), room).trimEnd();
  const after = start + shown.length < line.trimEnd().length ? "…" : "";
  const end = start + shown.length;
  return {
    text: before + shown + after,
    marks: marksOf(hits)
      .filter(([from, to]) => from >= start && to <= end)
      .map(([from, to]) => [from - start + before.length, to - start + before.length]),
  };
}

function startOfWindow(line: string, hits: readonly Hit[], limit: number): number {
  const first = densest(hits, limit - LEAD);
  if (first === null || first <= LEAD) return 0;
  const gap = line.lastIndexOf(" ", first - LEAD / 2);
  // Without a gap nearby it is cut before the hit itself, which never splits a character.
  return gap < first - LEAD ? first : gap + 1;
}

/** Where the stretch with the most different terms begins. */
function densest(hits: readonly Hit[], reach: number): number | null {
  const sorted = hits.toSorted((a, b) => a.mark[0] - b.mark[0]);
  let best: { at: number; terms: number } | null = null;
  for (const [index, { mark }] of sorted.entries()) {
    const terms = new Set<number>();
    for (let next = index; next < sorted.length; next += 1) {
      const hit = sorted[next];
      if (!hit || hit.mark[1] - mark[0] > reach) break;
      terms.add(hit.term);
    }
    if (best === null || terms.size > best.terms) best = { at: mark[0], terms: terms.size };
  }
  return best?.at ?? null;
}
