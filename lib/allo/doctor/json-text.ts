/** JSON kept as it was written: numbers, strings and keys stay source text. */
export type JsonText =
  | { kind: "leaf"; source: string }
  | { kind: "list"; items: JsonText[] }
  | { kind: "object"; entries: [string, JsonText][] };

export type JsonLayout = { indent: string; afterColon: string; afterComma: string };

/** Deeper nesting than any payload has; it keeps the recursion small. */
const DEEPEST = 100;
/** Of all values together, each counted with its depth: 256 KiB of transcript stay well below. */
const MOST_WORK = 80_000;

/** Null for what is not JSON, or is nested too deeply to be worth writing anew. */
export function readJsonText(text: string): JsonText | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  const tokens = text.match(/"[^"\\]*(?:\\.[^"\\]*)*"|[-+.\w]+|[{}[\],:]/g) ?? [];
  let next = 0;
  let work = 0;
  return read(0);

  function read(depth: number): JsonText | null {
    const token = tokens[next++] ?? "";
    work += depth + 1;
    if (work > MOST_WORK) return null;
    if (token !== "{" && token !== "[") return { kind: "leaf", source: token };
    if (depth === DEEPEST) return null;
    const entries: [string, JsonText][] = [];
    const close = token === "{" ? "}" : "]";
    while (tokens[next] !== close) {
      const name = token === "{" ? (tokens[next] ?? "") : "";
      if (token === "{") next += 2;
      const value = read(depth + 1);
      if (!value) return null;
      entries.push([name, value]);
      if (tokens[next] === ",") next++;
    }
    next++;
    return token === "{" ? { kind: "object", entries } : { kind: "list", items: entries.map(([, value]) => value) };
  }
}

export function writeJsonText(json: JsonText, layout: JsonLayout, lineStart = layout.indent && "\n"): string {
  if (json.kind === "leaf") return json.source;
  const inner = lineStart + layout.indent;
  const parts =
    json.kind === "list"
      ? json.items.map((item) => writeJsonText(item, layout, inner))
      : json.entries.map(([name, value]) => `${name}:${layout.afterColon}${writeJsonText(value, layout, inner)}`);
  const [open, close] = json.kind === "list" ? "[]" : "{}";
  if (parts.length === 0) return `${open}${close}`;
  return `${open}${inner}${parts.join(`,${layout.afterComma}${inner}`)}${lineStart}${close}`;
}

/** Every string in its shortest spelling: characters themselves where they were `\u0000` escapes, and no `\/`. */
export function withPlainStrings(json: JsonText): JsonText {
  return mapped(json, (source) => (source.includes("\\") ? JSON.stringify(JSON.parse(source)) : source));
}

export function withSortedKeys(json: JsonText): JsonText {
  if (json.kind === "leaf") return json;
  if (json.kind === "list") return { kind: "list", items: json.items.map(withSortedKeys) };
  const entries = json.entries.map(([name, value]): [string, JsonText] => [name, withSortedKeys(value)]);
  return { kind: "object", entries: entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) };
}

function mapped(json: JsonText, change: (source: string) => string): JsonText {
  if (json.kind === "leaf") return { kind: "leaf", source: change(json.source) };
  if (json.kind === "list") return { kind: "list", items: json.items.map((item) => mapped(item, change)) };
  return { kind: "object", entries: json.entries.map(([name, value]) => [change(name), mapped(value, change)]) };
}
