import { findHits, type Mark, showEveryTerm } from "#lib/search/find-hits.ts";
import { snippetOf } from "#lib/search/snippet.ts";
import type { Term } from "#lib/search/typed-terms.ts";

/** A text that may be shown of a thing; `offsetMs` where it was said in a call. */
export type Passage = { text: string; offsetMs?: number };

/** What may be shown of a thing. */
export type Showable = {
  title: string;
  /** Texts by which it is found and of which nothing is shown, as those that the title is made of. */
  named: readonly string[];
  passages: readonly Passage[];
  /** Stands in the second line where nothing of what was typed is in any passage. */
  otherwise: string;
};

export type Presented = {
  title: string;
  titleMarks: Mark[];
  snippet: string;
  snippetMarks: Mark[];
  offsetMs: number | null;
};

const maxTitle = 160;
const maxSnippet = 180;

/**
 * A thing that was found in two lines: its title, and the passage in which most of the terms stand, the earlier the
 * better. Null where they are not all there.
 */
export function present(showable: Showable, terms: readonly Term[]): Presented | null {
  const { title, named, passages, otherwise } = composed(showable);
  const looked = passages.map((passage) => ({ passage, hits: findHits(passage.text, terms) }));
  const all = [...[title, ...named].flatMap((text) => findHits(text, terms)), ...looked.flatMap(({ hits }) => hits)];
  if (!showEveryTerm(all, terms)) return null;
  let best: { passage: Passage; found: number } | null = null;
  for (const { passage, hits } of looked) {
    const found = new Set(hits.map(({ term }) => term)).size;
    if (found > (best?.found ?? 0)) best = { passage, found };
  }
  const shown = snippetOf(best?.passage.text ?? otherwise, terms, maxSnippet);
  const head = snippetOf(title, terms, maxTitle);
  return {
    title: head.text,
    titleMarks: head.marks,
    snippet: shown.text,
    snippetMarks: shown.marks,
    offsetMs: best?.passage.offsetMs ?? null,
  };
}

/** Letters and their accents put together, as in what was typed and in the index. */
function composed({ title, named, passages, otherwise }: Showable): Showable {
  return {
    title: title.normalize("NFC"),
    named: named.map((text) => text.normalize("NFC")),
    passages: passages.map((passage) => ({ ...passage, text: passage.text.normalize("NFC") })),
    otherwise: otherwise.normalize("NFC"),
  };
}
