import { type Inline, readInline } from "#lib/markdown/inline.ts";

export type Block =
  | { kind: "paragraph"; children: Inline[] }
  | { kind: "heading"; level: number; children: Inline[] }
  | { kind: "list"; ordered: boolean; start: number; items: Block[][] }
  | { kind: "quote"; children: Block[] }
  | { kind: "code"; text: string }
  | { kind: "rule" };

type Taken = { block: Block; next: number };

const LONGEST = 100_000;
const DEEPEST = 5;

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const RULE = /^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;
const ITEM = /^( {0,8})(?:([-*+•])|(\d{1,9})[.)])\s+(?=\S)/;
const QUOTE = /^ {0,3}>\s?/;
const FENCE = /^ {0,3}(?:```|~~~)/;

/** The parts of a Markdown text that summaries use. It gives data, never HTML, and whatever it does not know stays text. */
export function readMarkdown(source: string): Block[] {
  return readBlocks(
    source
      .slice(0, LONGEST)
      .replaceAll("\t", "    ")
      .split(/\r\n|\r|\n/),
    0,
  );
}

function readBlocks(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    if (lines[at]?.trim() === "") at++;
    else {
      const { block, next } = takeBlock(lines, at, depth);
      blocks.push(block);
      at = next;
    }
  }
  return blocks;
}

function takeBlock(lines: readonly string[], at: number, depth: number): Taken {
  const line = lines[at] ?? "";
  const heading = HEADING.exec(line);
  if (heading) {
    const block = { kind: "heading" as const, level: heading[1]?.length ?? 1, children: readInline(heading[2] ?? "") };
    return { block, next: at + 1 };
  }
  if (RULE.test(line)) return { block: { kind: "rule" }, next: at + 1 };
  if (FENCE.test(line)) return takeCode(lines, at);
  if (depth < DEEPEST && QUOTE.test(line)) return takeQuote(lines, at, depth);
  if (depth < DEEPEST && ITEM.test(line)) return takeList(lines, at, depth);
  return takeParagraph(lines, at);
}

function takeCode(lines: readonly string[], at: number): Taken {
  const end = endOf(lines, at + 1, (line) => FENCE.test(line));
  return { block: { kind: "code", text: lines.slice(at + 1, end).join("\n") }, next: end + 1 };
}

function takeQuote(lines: readonly string[], at: number, depth: number): Taken {
  const end = endOf(lines, at, (line) => !QUOTE.test(line));
  const inner = lines.slice(at, end).map((line) => line.replace(QUOTE, ""));
  return { block: { kind: "quote", children: readBlocks(inner, depth + 1) }, next: end };
}

/** What is indented deeper than its first mark belongs to an item; a mark of the other kind begins another list. */
function takeList(lines: readonly string[], at: number, depth: number): Taken {
  const first = ITEM.exec(lines[at] ?? "");
  const indent = first?.[1]?.length ?? 0;
  const ordered = first?.[3] !== undefined;
  const items: string[][] = [];
  let next = at;
  for (; next < lines.length; next++) {
    const line = lines[next] ?? "";
    const item = ITEM.exec(line);
    if (item && (item[1]?.length ?? 0) <= indent + 1) {
      if ((item[3] !== undefined) !== ordered) break;
      items.push([line.slice(item[0].length)]);
    } else if (line.trim() === "" ? !goesOn(lines[next + 1], indent) : !isIndented(line, indent)) break;
    else items.at(-1)?.push(line.replace(new RegExp(`^ {0,${indent + 3}}`), ""));
  }
  const start = Number(first?.[3] ?? 1);
  const read = items.map((item) => readBlocks(item, depth + 1));
  return { block: { kind: "list", ordered, start, items: read }, next };
}

function goesOn(line: string | undefined, indent: number): boolean {
  return line !== undefined && (ITEM.test(line) || isIndented(line, indent));
}

function isIndented(line: string, indent: number): boolean {
  return line.search(/\S/) > indent;
}

function takeParagraph(lines: readonly string[], at: number): Taken {
  const end = endOf(lines, at + 1, startsAnother);
  const text = lines.slice(at, end).map((line) => line.replace(/^\s+/, ""));
  return { block: { kind: "paragraph", children: readInline(text.join("\n").trimEnd()) }, next: end };
}

function startsAnother(line: string): boolean {
  return line.trim() === "" || [HEADING, RULE, FENCE, QUOTE, ITEM].some((start) => start.test(line));
}

function endOf(lines: readonly string[], from: number, isEnd: (line: string) => boolean): number {
  let end = from;
  while (end < lines.length && !isEnd(lines[end] ?? "")) end++;
  return end;
}
