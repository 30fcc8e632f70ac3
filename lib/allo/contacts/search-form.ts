/** A text in the form in which it is compared: without accents, case and the signs that separate digits of a number. */
export function searchForm(text: string): string {
  const plain = text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
  return plain.replace(/(?<=[\d+])[\s().\-/]+(?=\d)/g, "");
}
