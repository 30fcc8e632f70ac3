import { locateJsonError } from "#lib/allo/json-error.ts";
import type { JsonMember, JsonNode } from "#lib/json/json-node.ts";

export type JsonReading =
  | { ok: true; root: JsonNode }
  | { ok: false; reason: "syntax"; offset: number; message: string }
  | { ok: false; reason: "too_deep" | "too_many"; message: string };

const MAX_DEPTH = 300;
const MAX_NODES = 200_000;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = /[\t\n\r ]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

class Stopped extends Error {
  readonly reason: "syntax" | "too_deep" | "too_many";
  constructor(reason: "syntax" | "too_deep" | "too_many", message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Reads JSON without losing what `JSON.parse` loses; accepts exactly the same texts, up to a cap on depth and size. */
export function readJson(text: string, maxNodes = MAX_NODES): JsonReading {
  let at = 0;
  let nodes = 0;

  function take(pattern: RegExp): string | null {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  }

  function next(): string | undefined {
    take(SPACE);
    return text[at];
  }

  function expected(what: string): Stopped {
    return new Stopped("syntax", `Expected ${what}`);
  }

  // Walked by hand: a pattern over a whole string of megabytes would exhaust the stack.
  function string(what: string): string {
    if (text[at] !== '"') throw expected(what);
    const start = at++;
    let escaped = false;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) break;
      if (code === BACKSLASH) {
        escaped = true;
        if (take(ESCAPE) === null) throw expected("an escape that JSON knows");
      } else if (Number.isNaN(code)) throw expected("the end of the string");
      else if (code < 0x20) throw expected("an escape for a control character");
      else at++;
    }
    const token = text.slice(start, ++at);
    return escaped ? String(JSON.parse(token)) : token.slice(1, -1);
  }

  function object(depth: number): JsonNode {
    const members: JsonMember[] = [];
    at++;
    if (next() === "}") {
      at++;
      return { kind: "object", members };
    }
    for (;;) {
      next();
      const key = string("a key in quotes");
      if (next() !== ":") throw expected('":"');
      at++;
      members.push({ key, value: value(depth + 1) });
      const end = next();
      if (end !== "," && end !== "}") throw expected('"," or "}"');
      at++;
      if (end === "}") return { kind: "object", members };
    }
  }

  function array(depth: number): JsonNode {
    const items: JsonNode[] = [];
    at++;
    if (next() === "]") {
      at++;
      return { kind: "array", items };
    }
    for (;;) {
      items.push(value(depth + 1));
      const end = next();
      if (end !== "," && end !== "]") throw expected('"," or "]"');
      at++;
      if (end === "]") return { kind: "array", items };
    }
  }

  function scalar(): JsonNode {
    const number = take(NUMBER);
    if (number !== null) return { kind: "number", text: number };
    const word = take(WORD);
    if (word === null) throw expected("a value");
    return word === "null" ? { kind: "null" } : { kind: "boolean", value: word === "true" };
  }

  function value(depth: number): JsonNode {
    const first = next();
    if (++nodes > maxNodes) throw new Stopped("too_many", "Too many values to show as a tree");
    if (depth > MAX_DEPTH) throw new Stopped("too_deep", "Nested too deeply to show as a tree");
    if (first === "{") return object(depth);
    if (first === "[") return array(depth);
    if (first === '"') return { kind: "string", value: string("a string") };
    return scalar();
  }

  try {
    const root = value(0);
    if (next() !== undefined) throw expected("the end of the text");
    return { ok: true, root };
  } catch (error) {
    if (error instanceof Stopped) return failure(text, error);
    throw error;
  }
}

function failure(text: string, { reason, message }: Stopped): JsonReading {
  if (reason !== "syntax") return { ok: false, reason, message };
  const offset = locateJsonError(text) ?? text.length;
  const found = text.codePointAt(offset);
  const seen = found === undefined ? "the end of the text" : JSON.stringify(String.fromCodePoint(found));
  return { ok: false, reason, offset, message: `${message}, found ${seen}` };
}
