/** The first line that says something, without its Markdown marks; a heading counts only when nothing else is there. */
export function firstPlainLine(markdown: string | null): string | null {
  const lines = (markdown ?? "").slice(0, 4000).split(/[\r\n]+/);
  const plain = lines.map((line) => ({ isHeading: /^\s*#/.test(line), text: stripMarks(line) }));
  const said = plain.filter(({ text }) => /[\p{L}\p{N}\p{S}]/u.test(text));
  return (said.find(({ isHeading }) => !isHeading) ?? said[0])?.text ?? null;
}

/** All of it in one line, without its Markdown marks. */
export function plainText(markdown: string): string {
  return markdown
    .split(/[\r\n]+/)
    .map(stripMarks)
    .join(" ");
}

function stripMarks(line: string): string {
  return line
    .replace(/^\s*(?:#{1,6}\s|>\s?|[-*+]\s|\d{1,3}[.)]\s|\[[ xX]\]\s)+/, "")
    .replace(/!?\[([^[\]]{0,300})\]\([^()]{0,500}\)/g, "$1")
    .replace(/(\*\*|__|~~|`)/g, "")
    .replace(/(^|\W)[*_](\S[^*_]{0,300}?)[*_](?=\W|$)/g, "$1$2")
    .trim();
}
