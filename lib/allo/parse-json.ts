import { locateJsonError } from "#lib/allo/json-error.ts";

export type ParsedJson = { ok: true; value: unknown } | { ok: false; message: string };

/** Parses JSON; the message of a failure names the line and the column. */
export function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, message: describeFailure(text) };
  }
}

function describeFailure(text: string): string {
  if (text.trim() === "") return "The body is empty.";
  const offset = locateJsonError(text) ?? text.length;
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  const place = `line ${line}, column ${offset - before.lastIndexOf("\n")}`;
  const found = text.codePointAt(offset);
  if (found === undefined) return `Not JSON: the text ends too early, at ${place}.`;
  return `Not JSON: unexpected ${nameCharacter(found)} at ${place}.`;
}

function nameCharacter(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)) return `“${character}”`;
  return `character U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}
