export type FoldedText = {
  text: string;
  /** Where each unit of `text` stands in the original; null where nothing moved. */
  places: readonly number[] | null;
};

const MARKS = /\p{M}+/gu;

/** A text in which case and accents make no difference, and the way back to the original. */
export function foldText(original: string): FoldedText {
  if (!/[^\0-\x7f]/.test(original)) return { text: original.toLowerCase(), places: null };
  let text = "";
  const places: number[] = [];
  let at = 0;
  for (const character of original) {
    const folded = character <= "\x7f" ? character.toLowerCase() : foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit++) places.push(at);
    text += folded;
    at += character.length;
  }
  return { text, places };
}

function foldCharacter(character: string): string {
  return character.normalize("NFKD").replace(MARKS, "").toLowerCase().replace("’", "'");
}
