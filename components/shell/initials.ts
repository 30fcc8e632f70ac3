/** One or two letters that stand for a person: of the first and the last name, else of the e-mail. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s._@-]+/u);
  const first = words.filter((word) => /^[\p{L}\p{N}]/u.test(word)).map((word) => [...word][0] ?? "");
  const letters = first.length > 1 && !name.includes("@") ? [first[0], first.at(-1)] : first.slice(0, 1);
  return letters.join("").toLocaleUpperCase("en") || "?";
}
