import { phoneDigits } from "#lib/allo/phone-number.ts";
import { fold } from "#lib/search/fold.ts";
import { type Term, wordPattern } from "#lib/search/typed-terms.ts";

/** A place in a text, in UTF-16 units. */
export type Mark = [from: number, to: number];

/** Where one of the terms stands; `part` tells the parts of a number that stand by themselves, and is else null. */
export type Hit = { term: number; part: number | null; mark: Mark };

type Word = { folded: string; from: number; to: number };
type NumberTerm = Extract<Term, { kind: "number" }>;

const numberInText = /\+?\d(?:[\s().\-/]{0,2}\d){6,14}/g;

/** Every place of a text where any of the terms stands, term by term. */
export function findHits(text: string, terms: readonly Term[]): Hit[] {
  const folded = fold(text);
  if (!terms.some((term) => mayStandIn(folded, term))) return [];
  const words = wordsOf(text);
  return terms.flatMap((term, index): Hit[] => {
    if (term.kind === "number") return numberHits(text, words, term, index);
    const wanted = term.kind === "word" ? [term.word] : term.words;
    return runsOf(words, wanted, term.isPrefix).map((mark) => ({ term: index, part: null, mark }));
  });
}

/** Whether the hits, of all the texts of one thing, show every term. */
export function showEveryTerm(hits: readonly Hit[], terms: readonly Term[]): boolean {
  return terms.every((term, index) => {
    const own = hits.filter((hit) => hit.term === index);
    if (own.some(({ part }) => part === null)) return true;
    return term.kind === "number" && term.parts.every((_, part) => own.some((hit) => hit.part === part));
  });
}

/** The places of hits from first to last, joined where they touch. */
export function marksOf(hits: readonly Hit[]): Mark[] {
  const marks: Mark[] = [];
  for (const { mark } of hits.toSorted((a, b) => a.mark[0] - b.mark[0])) {
    const last = marks.at(-1);
    if (last && mark[0] <= last[1]) last[1] = Math.max(last[1], mark[1]);
    else marks.push([...mark]);
  }
  return marks;
}

/** Cheap, and never wrong where it says no: most turns of a transcript hold none of the words. */
function mayStandIn(folded: string, term: Term): boolean {
  if (term.kind === "number") return /\d/.test(folded);
  return folded.includes(fold(term.kind === "word" ? term.word : (term.words[0] ?? "")));
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(wordPattern), ({ 0: word, index }) => ({
    folded: fold(word),
    from: index,
    to: index + word.length,
  }));
}

/** Where the wanted words stand side by side. */
function runsOf(words: readonly Word[], wanted: readonly string[], isPrefix: boolean): Mark[] {
  const sought = wanted.map(fold);
  const end = sought.length - 1;
  return words.flatMap(({ from }, at): Mark[] => {
    const last = words[at + end];
    const holds = sought.every((word, index) => {
      const folded = words[at + index]?.folded;
      return isPrefix && index === end ? folded?.startsWith(word) : folded === word;
    });
    return holds && last ? [[from, last.to]] : [];
  });
}

function numberHits(text: string, words: readonly Word[], term: NumberTerm, index: number): Hit[] {
  const { parts, significant, isPrefix } = term;
  const ends = significant === "" ? [] : endsOfNumbers(text, significant);
  const joined = isPrefix && parts.length > 1 ? runsOf(words, [significant], true) : [];
  const whole = [...ends, ...joined].map((mark) => ({ term: index, part: null, mark }));
  const single = parts.flatMap((digits, part) =>
    runsOf(words, [digits], isPrefix && part === parts.length - 1).map((mark) => ({ term: index, part, mark })),
  );
  // The digits of a number that was found as a whole are in its mark.
  return whole.length > 0 ? whole : single;
}

function endsOfNumbers(text: string, significant: string): Mark[] {
  const whole = phoneDigits(text);
  const numbers = whole === null ? Array.from(text.matchAll(numberInText)) : [{ 0: text, index: 0 }];
  return numbers.flatMap(({ 0: number, index }): Mark[] => {
    const digits = Array.from(number.matchAll(/\d/g), ({ 0: digit, index: at }) => ({ digit, at: index + at }));
    const end = digits.slice(-significant.length);
    const [first, last] = [end.at(0), end.at(-1)];
    if (!first || !last || end.map(({ digit }) => digit).join("") !== significant) return [];
    return [[first.at, last.at + 1]];
  });
}
