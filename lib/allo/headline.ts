/** The two lines that stand for a delivery in a list, before they are cleaned and cut. */
export type Headline = { title: string; subtitle: string };

/** "a hidden number" at the start of a sentence. */
export function startSentence(text: string): string {
  return /^an? /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

export function joinFacts(facts: readonly (string | null)[]): string {
  return facts.filter((fact) => fact !== null && fact !== "").join(" · ");
}
