import { isJsonObject } from "#lib/allo/json-object.ts";
import { wholeCharacters } from "#lib/allo/one-line.ts";
import { phoneDigits } from "#lib/allo/phone-number.ts";
import { reversedNumberToken, stripPrivateUse } from "#lib/allo/search-tokens.ts";

const maxBytes = 256 * 1024;
const maxUrl = 200;

const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.Z+-]{0,20}$/;
const numberInText = /\+?\d(?:[\s().\-/]{0,2}\d){6,14}/g;

/**
 * Everything that a person might look for in an event, as text for a full-text index (`unicode61`): what stands
 * high in the payload first, the transcript last, at most 256 KiB. Phone numbers come a second time as a token of
 * their reversed digits, so that their last digits can be looked for as a prefix. `between` stands between the texts.
 */
export function searchText(json: unknown, topics: readonly (string | null)[], between = " "): string {
  const found: string[] = [];
  const gap = Buffer.byteLength(between);
  let room = maxBytes;
  /** Whether there is room for more. */
  function add(value: string): boolean {
    const piece = withNumbers(apartFromSymbols(cleanLeaf(wholeCharacters(value, room))));
    const size = Buffer.byteLength(piece) + gap;
    if (size <= room) found.push(piece);
    else found.push(wholeCharacters(piece, Math.floor(room / 3)));
    room = Math.max(0, size <= room ? room - size : 0);
    return room > 0;
  }
  for (const topic of topics) if (topic !== null && !add(topic)) return found.join(between);
  for (const leaf of leavesOf(json)) if (!add(leaf)) break;
  return found.join(between);
}

/** The text of a body that is no event, within the same bounds. */
export function searchTextOfBody(text: string): string {
  return searchText(text, []);
}

/** The texts that `searchText` is made of, one by one, and no more of them than it holds. */
export function searchedTexts(json: unknown): string[] {
  const texts: string[] = [];
  let room = maxBytes;
  for (const leaf of leavesOf(json)) {
    if (room <= 0) break;
    const text = cleanLeaf(wholeCharacters(leaf, room));
    texts.push(text);
    room -= text.length + 1;
  }
  return texts;
}

/** Breadth first, so that a transcript never crowds out a name. */
function* leavesOf(root: unknown): Generator<string> {
  const pending: unknown[] = [root];
  for (let index = 0; index < pending.length; index += 1) {
    const node = pending[index];
    if (Array.isArray(node)) {
      for (const child of node) yield* leafOrLater(child, pending);
    } else if (isJsonObject(node)) {
      const hasTurns = Array.isArray(node.transcriptions) && node.transcriptions.length > 0;
      const isTurn = typeof node.source === "string" && typeof node.text === "string";
      for (const [key, child] of Object.entries(node)) {
        if (hasTurns && /^concatenated_?transcript$/i.test(key)) continue;
        if (isTurn && key === "source") continue;
        yield* leafOrLater(child, pending);
      }
    } else {
      yield* leafOrLater(node, pending);
    }
  }
}

function* leafOrLater(value: unknown, pending: unknown[]): Generator<string> {
  if (typeof value === "string") {
    if (value.trim() !== "" && !isTime.test(value)) yield value;
  } else if (typeof value === "number") {
    yield String(value);
  } else if (typeof value === "object" && value !== null) {
    pending.push(value);
  }
}

function cleanLeaf(value: string): string {
  // As what is typed: SQLite takes the accent off a letter that it follows, and not off every one that it is part of.
  const text = stripPrivateUse(value).toWellFormed().normalize("NFC");
  return text.length > 8 && /^https?:/i.test(text) ? shortUrl(text) : text;
}

/** SQLite's tables do not know the symbols of later years, and would take "thanks🙂" for one word. */
function apartFromSymbols(text: string): string {
  return text.replace(/[\u{1f000}-\u{1faff}]/gu, " ");
}

function withNumbers(text: string): string {
  const whole = phoneDigits(text);
  if (whole !== null) return `${text} ${reversedNumberToken(whole)}`;
  const inside = text.match(numberInText);
  if (inside === null) return text;
  return [text, ...inside.map((number) => reversedNumberToken(number.replace(/\D/g, "")))].join(" ");
}

/** Without its query, which holds signatures and no words. */
function shortUrl(url: string): string {
  return url.replace(/[?#].*$/s, "").slice(0, maxUrl);
}
