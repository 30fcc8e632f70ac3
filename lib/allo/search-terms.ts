import { reversedNumberToken, stripPrivateUse } from "#lib/allo/search-tokens.ts";

const maxQuery = 500;
const maxTerms = 24;

/**
 * What `unicode61` takes for one token: letters and digits, with the accents that it drops. A few vowel signs are
 * letters to JavaScript and separators to it; split there, because a term of two tokens is a phrase, which an index
 * without positions refuses.
 */
const token =
  /[[\p{L}\p{N}]--[\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]][[\p{L}\p{N}\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331]--[\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]]*/gv;

const numberRun = /(?<![\p{L}\p{N}])[+(]{0,2}\d(?:[\s().\-/\u00a0\u202f]{0,3}\d){3,17}(?![\p{L}\p{N}])/gu;

/** Below this many digits a number is the end of one, so that its zeros count. */
const shortNumber = 8;

/**
 * An FTS5 MATCH expression for what a person typed: every term must be there, the last one may be a beginning; runs
 * of four digits and more are also looked for as the end of a phone number. Null when there is nothing to look for.
 */
export function matchQuery(q: string): string | null {
  const text = stripPrivateUse(q.slice(0, maxQuery)).normalize("NFC").trimEnd();
  const terms: string[] = [];
  let at = 0;
  for (const run of text.matchAll(numberRun)) {
    terms.push(...wordTerms(text.slice(at, run.index), false));
    at = run.index + run[0].length;
    terms.push(numberTerm(run[0], at === text.length));
  }
  terms.push(...wordTerms(text.slice(at), true));
  return terms.length === 0 ? null : terms.slice(0, maxTerms).join(" AND ");
}

function wordTerms(text: string, isEnd: boolean): string[] {
  const words = text.match(token) ?? [];
  return words.map((word, index) => quote(word, isEnd && index === words.length - 1));
}

function numberTerm(typed: string, isEnd: boolean): string {
  const parts = typed.match(/\d+/g) ?? [];
  const digits = typed.replace("(0)", "").replace(/\D/g, "");
  const significant = digits.length < shortNumber ? digits : digits.replace(/^0+/, "");
  const asTyped = parts.map((part, index) => quote(part, isEnd && index === parts.length - 1)).join(" AND ");
  const joined = isEnd && parts.length > 1 ? ` OR ${quote(significant, true)}` : "";
  const ending = significant === "" ? "" : ` OR ${quote(reversedNumberToken(significant), true)}`;
  return `((${asTyped})${joined}${ending})`;
}

function quote(word: string, isPrefix: boolean): string {
  return isPrefix ? `"${word}"*` : `"${word}"`;
}
