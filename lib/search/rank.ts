import { findHits, showEveryTerm } from "#lib/search/find-hits.ts";
import { fold } from "#lib/search/fold.ts";
import type { Term } from "#lib/search/typed-terms.ts";

/** What was typed, and the terms in it. */
export type Typed = { q: string; terms: readonly Term[] };

/** What decides how near the top a thing stands: its ids, what names it, and what it says first. */
export type Prominent = { ids: readonly (string | null)[]; names: readonly (string | null)[]; first: string | null };

/** The smaller, the better: the very id that was asked for, then what is named so, then what begins with it, then the rest. */
export function rankOf({ q, terms }: Typed, { ids, names, first }: Prominent): number {
  if (ids.some((id) => id !== null && asId(id) === asId(q))) return 0;
  const named = names.filter((name) => name !== null).flatMap((name) => findHits(name, terms));
  if (showEveryTerm(named, terms)) return 1;
  return first !== null && showEveryTerm([...named, ...findHits(first, terms)], terms) ? 2 : 3;
}

/** Allo writes a dash or an underscore behind the prefix of its ids, and means the same; quotes keep what was typed from going on. */
function asId(text: string): string {
  return fold(text.trim().replace(/^"(.*)"$/s, "$1")).replace("-", "_");
}
