import { safeHref } from "#lib/markdown/safe-href.ts";

/** A piece of a line. */
export type Inline =
  | { kind: "text" | "code"; text: string }
  | { kind: "strong" | "emphasis" | "strike"; children: Inline[] }
  | { kind: "link"; href: string; children: Inline[] }
  | { kind: "break" };

// In the order of the groups that `addMark` reads. Every stretch has a limit, so that no text makes the search for its
// end long.
const MARKS = new RegExp(
  [
    /\\([\\`*_{}[\]()#+.!>~|-])/,
    /`([^`]{1,500})`/,
    /\*\*(?=\S)(.{1,600}?)\*\*(?!\*)/,
    /__(?=\S)(.{1,600}?)__(?![\p{L}\p{N}])/u,
    /~~(?=\S)(.{1,600}?)~~/,
    /\*(?=[^\s*])([^*]{1,600}?)\*/,
    /(?<![\p{L}\p{N}])_(?=[^\s_])([^_]{1,600}?)_(?![\p{L}\p{N}])/u,
    /(!?)\[([^[\]]{1,400})\]\(([^()\s]{1,2000})\)/,
    /(https?:\/\/[^\s<>"'()[\]]{1,2000}[^\s<>"'()[\].,;:!?*_])/,
    /( {2,}\n|\\\n)/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gsu",
);

const DEEPEST = 4;

/** Reads the marks within a paragraph. Whatever is no mark, HTML above all, is text; an image is its description. */
export function readInline(text: string, depth = 0): Inline[] {
  const pieces: Inline[] = [];
  let done = 0;
  for (const match of depth < DEEPEST ? text.matchAll(MARKS) : []) {
    addText(pieces, text.slice(done, match.index));
    addMark(pieces, match, depth + 1);
    done = match.index + match[0].length;
  }
  addText(pieces, text.slice(done));
  return pieces;
}

function addMark(pieces: Inline[], match: RegExpExecArray, depth: number): void {
  const [whole, escaped, code, stars, bars, struck, star, bar, image, label, target, address, lineBreak] = match;
  const strong = stars ?? bars;
  const emphasis = star ?? bar;
  const href = safeHref(target ?? address);
  if (escaped !== undefined) addText(pieces, escaped);
  else if (code !== undefined) pieces.push({ kind: "code", text: code });
  else if (strong !== undefined) pieces.push({ kind: "strong", children: readInline(strong, depth) });
  else if (struck !== undefined) pieces.push({ kind: "strike", children: readInline(struck, depth) });
  else if (emphasis !== undefined) pieces.push({ kind: "emphasis", children: readInline(emphasis, depth) });
  else if (lineBreak !== undefined) pieces.push({ kind: "break" });
  else if (image === "!") addText(pieces, label ?? "");
  else if (href !== null) pieces.push({ kind: "link", href, children: labelOf(label, whole) });
  else addText(pieces, whole);
}

/** A link within a link would be two targets in one place. */
function labelOf(label: string | undefined, address: string): Inline[] {
  return [{ kind: "text", text: label?.replace(/[*`]/g, "") ?? address }];
}

function addText(pieces: Inline[], text: string): void {
  if (text === "") return;
  const last = pieces.at(-1);
  if (last?.kind === "text") last.text += text;
  else pieces.push({ kind: "text", text });
}
