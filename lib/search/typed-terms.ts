import { stripPrivateUse } from "#lib/allo/search-tokens.ts";

/** What a person typed to look for, as it was typed. `isPrefix` where it may be the beginning of a word. */
export type Term =
  | { kind: "word"; word: string; isPrefix: boolean }
  | { kind: "phrase"; words: string[]; isPrefix: boolean }
  /** A run of digits: a number in any notation, or its end; `significant` are the digits it ends with, or empty. */
  | { kind: "number"; parts: string[]; significant: string; isPrefix: boolean };

const maxQuery = 500;
const maxTerms = 24;

/**
 * What `unicode61` takes for one token: letters and digits, with the accents that it drops. A few vowel signs are
 * letters to JavaScript and separators to it; split there, because a term of two tokens is a phrase, which an index
 * without positions refuses.
 */
export const wordPattern =
  /[[\p{L}\p{N}]--[\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]][[\p{L}\p{N}\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331]--[\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]]*/gv;

const numberRun = /(?<![\p{L}\p{N}])[+(]{0,2}\d(?:[\s().\-/\u00a0\u202f]{0,3}\d){3,17}(?![\p{L}\p{N}])/gu;

const quotedOrNot = /["“”„«»]([^"“”„«»]*)(["“”„«»]|$)|[^"“”„«»]+/g;

/** Below this many digits a number is the end of one, so that its zeros count. */
const shortNumber = 8;

/** Reads what was typed: words, "phrases" in quotes and numbers. All of them must be found; what is typed last may go on. */
export function readTyped(q: string): Term[] {
  const text = stripPrivateUse(q.slice(0, maxQuery)).normalize("NFC").trimEnd();
  const terms: Term[] = [];
  for (const piece of text.matchAll(quotedOrNot)) {
    const [all, quoted, close] = piece;
    const isEnd = piece.index + all.length === text.length;
    terms.push(...(quoted === undefined ? plainTerms(all, isEnd) : phraseTerms(quoted, close === "")));
  }
  return terms.slice(0, maxTerms);
}

function phraseTerms(quoted: string, isOpen: boolean): Term[] {
  const words = (quoted.match(wordPattern) ?? []).slice(0, maxTerms);
  const [word] = words;
  if (word === undefined) return [];
  const isPrefix = isOpen && !/\s$/.test(quoted);
  return words.length === 1 ? [{ kind: "word", word, isPrefix }] : [{ kind: "phrase", words, isPrefix }];
}

function plainTerms(text: string, isEnd: boolean): Term[] {
  const terms: Term[] = [];
  let at = 0;
  for (const run of text.matchAll(numberRun)) {
    terms.push(...wordTerms(text.slice(at, run.index), false));
    at = run.index + run[0].length;
    terms.push(numberTerm(run[0], isEnd && at === text.length));
  }
  return [...terms, ...wordTerms(text.slice(at), isEnd)];
}

function wordTerms(text: string, isEnd: boolean): Term[] {
  const words = text.match(wordPattern) ?? [];
  return words.map((word, index) => ({ kind: "word", word, isPrefix: isEnd && index === words.length - 1 }));
}

function numberTerm(typed: string, isPrefix: boolean): Term {
  const digits = typed.replace("(0)", "").replace(/\D/g, "");
  const significant = digits.length < shortNumber ? digits : digits.replace(/^0+/, "");
  return { kind: "number", parts: typed.match(/\d+/g) ?? [], significant, isPrefix };
}
