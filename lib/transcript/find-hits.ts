import { type FoldedText, foldText } from "#lib/transcript/fold-text.ts";
import type { TimedTurn } from "#lib/transcript/time-turns.ts";

/** A place in the text of a turn, in UTF-16 units. */
export type Hit = { turn: number; from: number; to: number };

// More marks than this are no help, and would only be slow to draw.
const MOST = 5000;

/** Every place where the words stand, in the order of time; case, accents and the width of gaps make no difference. */
export function findHits(turns: readonly TimedTurn[], query: string): Hit[] {
  const wanted = foldText(query.trim()).text.replace(/\s+/g, " ");
  const hits: Hit[] = [];
  if (wanted === "") return hits;
  for (const { index, text } of turns) {
    const folded = foldText(text);
    const searched = folded.text.replace(/\s/g, " ");
    for (let at = searched.indexOf(wanted); at !== -1; at = searched.indexOf(wanted, at + wanted.length)) {
      hits.push({ turn: index, from: placeOf(folded, at), to: endOf(folded, at + wanted.length - 1, text) });
      if (hits.length === MOST) return hits;
    }
  }
  return hits;
}

function placeOf({ places }: FoldedText, at: number): number {
  return places?.[at] ?? at;
}

/** Behind the whole character, with the accents that belong to it. */
function endOf(folded: FoldedText, last: number, text: string): number {
  const from = placeOf(folded, last);
  const character = /^.\p{M}*/su.exec(text.slice(from, from + 20));
  return from + (character?.[0].length ?? 1);
}
