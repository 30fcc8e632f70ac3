/** A text in the form in which it is compared: without accents, case and the signs that separate digits of a number. */
export function searchForm(text: string): string {
  const plain = text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
  return plain.replace(/(?<=[\d+])[\s().\-/]+(?=\d)/g, "");
}

/** What must occur in the search form of what is looked for; a number counts without the zero that it has at home. */
export function searchTerms(text: string): string[] {
  const terms = searchForm(text).split(/\s+/);
  return terms.map((term) => (/^0\d{5,}$/.test(term) ? term.replace(/^0+/, "") : term)).filter((term) => term !== "");
}
