type Expected = "value" | "value or ]" | "key" | "key or }" | "colon" | "comma or end";

const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const scalarStart =
  /t(?:r(?:u(?:e)?)?)?|f(?:a(?:l(?:s(?:e)?)?)?)?|n(?:u(?:l(?:l)?)?)?|-?(?:0|[1-9]\d*)?(?:\.\d*)?(?:[eE][+-]?\d*)?/y;

/** Offset of the first character that no JSON text could have there (the length when it ends too early); null for valid JSON. */
export function locateJsonError(text: string): number | null {
  const open: ("[" | "{")[] = [];
  let expected: Expected = "value";
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    const char = text[at];
    if (expected === "comma or end") {
      const inside = open.at(-1);
      if (inside === undefined) return at;
      if (char === ",") expected = inside === "{" ? "key" : "value";
      else if (char === (inside === "{" ? "}" : "]")) open.pop();
      else return at;
      at += 1;
    } else if (expected === "colon") {
      if (char !== ":") return at;
      expected = "value";
      at += 1;
    } else if (expected === "key" || expected === "key or }") {
      if (char === "}" && expected === "key or }") {
        open.pop();
        expected = "comma or end";
        at += 1;
      } else {
        if (char !== '"') return at;
        const string = scanString(text, at);
        if (!string.ok) return string.at;
        expected = "colon";
        at = string.at;
      }
    } else if (char === "]" && expected === "value or ]") {
      open.pop();
      expected = "comma or end";
      at += 1;
    } else if (char === "{" || char === "[") {
      open.push(char);
      expected = char === "{" ? "key or }" : "value or ]";
      at += 1;
    } else {
      const value = char === '"' ? scanString(text, at) : scanScalar(text, at);
      if (!value.ok) return value.at;
      expected = "comma or end";
      at = value.at;
    }
    at = skipBlanks(text, at);
  }
  return expected === "comma or end" && open.length === 0 ? null : text.length;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && " \n\r\t".includes(text.charAt(at))) at += 1;
  return at;
}

type Scan = { ok: boolean; at: number };

function scanString(text: string, from: number): Scan {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { ok: true, at: at + 1 };
    if (code < 0x20) return { ok: false, at };
    if (code !== 0x5c) continue;
    at += 1;
    if (text[at] !== "u") {
      if (at < text.length && !'"\\/bfnrt'.includes(text.charAt(at))) return { ok: false, at };
      continue;
    }
    for (let digit = 0; digit < 4; digit += 1) {
      at += 1;
      if (at < text.length && !/[0-9a-fA-F]/.test(text.charAt(at))) return { ok: false, at };
    }
  }
  return { ok: false, at: text.length };
}

function scanScalar(text: string, from: number): Scan {
  scalar.lastIndex = from;
  if (scalar.test(text)) return { ok: true, at: scalar.lastIndex };
  scalarStart.lastIndex = from;
  scalarStart.test(text);
  return { ok: false, at: Math.max(scalarStart.lastIndex, from) };
}
