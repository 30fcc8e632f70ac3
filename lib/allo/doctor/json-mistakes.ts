import type { Fault } from "#lib/allo/doctor/fault.ts";
import {
  type JsonLayout,
  type JsonText,
  withPlainStrings,
  withSortedKeys,
  writeJsonText,
} from "#lib/allo/doctor/json-text.ts";
import { inAllosOrder } from "#lib/allo/doctor/key-order.ts";

type Layouts = { compact: string; spaced: string; pretty: string[] };

/** The JSON of a body in the layouts that programs choose; `parsed` is what JavaScript makes of it. */
type JsonForms = { asSent: Layouts; plain: Layouts; sorted: Layouts; allos: Layouts; parsed: unknown };

/** `originals` gives the texts that may have been signed, if what arrived is another spelling of the same JSON. */
export type JsonMistake = Fault & { originals: (json: JsonForms) => string[] };

const compact: JsonLayout = { indent: "", afterColon: "", afterComma: "" };
const spaced: JsonLayout = { indent: "", afterColon: " ", afterComma: " " };
const pretty = ["  ", "    ", "\t"].map((indent): JsonLayout => ({ indent, afterColon: " ", afterComma: "" }));

export const jsonMistakes: readonly JsonMistake[] = [
  rewritten("json_compact", "without blanks", ({ asSent, plain, parsed }) => [
    asSent.compact,
    plain.compact,
    JSON.stringify(parsed),
  ]),
  rewritten("json_spaced", "with a blank after each comma and colon", ({ asSent, plain }) => [
    asSent.spaced,
    plain.spaced,
    escapedNonAscii(plain.spaced),
  ]),
  rewritten("json_pretty", "with line breaks and indentation", ({ asSent, plain, parsed }) =>
    [...asSent.pretty, ...plain.pretty, JSON.stringify(parsed, null, 2)].flatMap((text) => [text, `${text}\n`]),
  ),
  rewritten("json_escaped", "with non-ASCII characters as \\u escapes", ({ plain }) => [
    escapedHtml(plain.compact),
    ...[plain.compact, escapedHtml(plain.compact), ...plain.pretty.slice(0, 2)].map(escapedNonAscii),
  ]),
  rewritten("json_escaped_slashes", "with each slash as \\/", ({ plain }) => [
    escapedSlashes(plain.compact),
    ...[plain.compact, ...plain.pretty.slice(1, 2)].map((text) => escapedSlashes(escapedNonAscii(text))),
  ]),
  rewritten("json_sorted", "with its keys in alphabetical order", ({ sorted }) => [
    sorted.compact,
    sorted.spaced,
    escapedNonAscii(sorted.spaced),
    ...sorted.pretty,
  ]),
  rewritten("json_reordered", "with its keys in the order that Allo gives them", ({ allos }) => [
    allos.compact,
    allos.spaced,
    ...allos.pretty,
  ]),
];

export function jsonForms(json: JsonText, text: string): JsonForms {
  const plain = text.includes("\\") ? withPlainStrings(json) : json;
  const asSent = layoutsOf(json);
  return {
    asSent,
    plain: plain === json ? asSent : layoutsOf(plain),
    sorted: layoutsOf(withSortedKeys(plain)),
    allos: layoutsOf(inAllosOrder(plain)),
    parsed: JSON.parse(text),
  };
}

function layoutsOf(json: JsonText): Layouts {
  return {
    compact: writeJsonText(json, compact),
    spaced: writeJsonText(json, spaced),
    pretty: pretty.map((layout) => writeJsonText(json, layout)),
  };
}

function rewritten(code: string, spelling: string, originals: JsonMistake["originals"]): JsonMistake {
  return {
    code,
    cause: `the JSON was signed ${spelling} and written anew on the way`,
    cure: "sign and send the same bytes, and let no proxy or body parser rewrite them",
    originals,
  };
}

// In valid JSON these characters stand in strings only, so the whole text can be treated at once.
function escapedNonAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, unicodeEscape);
}

function escapedHtml(text: string): string {
  return text.replace(/[<>&\u2028\u2029]/g, unicodeEscape);
}

function escapedSlashes(text: string): string {
  return text.replaceAll("/", "\\/");
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
