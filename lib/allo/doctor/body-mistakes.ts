import type { Fault } from "#lib/allo/doctor/fault.ts";

/** `originals` gives the bytes that may have been signed, if this is what happened to them before they arrived. */
export type BodyMistake = Fault & { originals: (body: Buffer) => (Buffer | string)[] };

const onTheWay = "let no proxy, editor or body parser touch the body, which is signed byte for byte";
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

export const bodyMistakes: readonly BodyMistake[] = [
  {
    code: "body_newline_lost",
    cause: "the line break at the end of the body was removed",
    cure: `${onTheWay} (curl: --data-binary and not --data)`,
    originals: (body) => [Buffer.concat([body, Buffer.from("\n")]), Buffer.concat([body, Buffer.from("\r\n")])],
  },
  {
    code: "body_newline_added",
    cause: "a line break was added at the end of the body",
    cure: onTheWay,
    originals: (body) => [edited(body, /\r?\n$/, "")],
  },
  {
    code: "body_crlf_to_lf",
    cause: "the body's line ends were changed from CRLF to LF",
    cure: onTheWay,
    originals: (body) => [edited(body, /\r?\n/g, "\r\n")],
  },
  {
    code: "body_lf_to_crlf",
    cause: "the body's line ends were changed from LF to CRLF",
    cure: onTheWay,
    originals: (body) => [edited(body, /\r\n/g, "\n")],
  },
  {
    code: "body_bom_added",
    cause: "a byte order mark was put in front of the body",
    cure: "send the body as UTF-8 without a byte order mark",
    originals: (body) => (body.subarray(0, 3).equals(BOM) ? [body.subarray(3)] : []),
  },
  {
    code: "body_bom_lost",
    cause: "the byte order mark in front of the body was removed",
    cure: onTheWay,
    originals: (body) => [Buffer.concat([BOM, body])],
  },
  {
    code: "body_blanks_added",
    cause: "blanks were added around the body",
    cure: onTheWay,
    originals: (body) => [trimmed(body)],
  },
  {
    code: "body_blanks_lost",
    cause: "blanks around the body were removed",
    cure: onTheWay,
    originals: (body) =>
      [" ", "\n"].flatMap((blank) => {
        const edge = Buffer.from(blank);
        return [Buffer.concat([edge, body]), Buffer.concat([body, edge]), Buffer.concat([edge, body, edge])];
      }),
  },
  {
    code: "body_utf8_twice",
    cause: "the body was read as Latin-1 and written as UTF-8",
    cure: "read and send the body as UTF-8",
    originals: (body) => {
      const text = body.toString("utf8");
      return /^[\0-\xff]*$/.test(text) ? [Buffer.from(text, "latin1")] : [];
    },
  },
  {
    code: "body_latin1",
    cause: "the body was written as Latin-1 and not as UTF-8",
    cure: "read and send the body as UTF-8",
    originals: (body) => [body.toString("latin1")],
  },
  {
    code: "body_not_signed",
    cause: "the body was not yet read, or not text, when it was signed",
    cure: "sign the raw bytes of the body and not an object, a promise or nothing",
    originals: () => ["", "undefined", "null", "[object Object]", "[object Promise]", "None"],
  },
  {
    code: "body_python_bytes",
    cause: "the body was signed as Python prints bytes (b'…')",
    cure: "join bytes with bytes, or decode the body before formatting it into a string",
    originals: (body) => [pythonBytes(body)],
  },
  {
    code: "body_json_twice",
    cause: "the body was turned into JSON twice, once before signing and once after, or the other way round",
    cure: "serialise once, then sign and send that text",
    originals: (body) => {
      const inner = jsonString(body);
      return [JSON.stringify(body.toString("utf8")), ...(inner === null ? [] : [inner])];
    },
  },
];

/** Byte for byte: Latin-1 gives every byte one character. */
function edited(body: Buffer, pattern: RegExp, by: string): Buffer {
  return Buffer.from(body.toString("latin1").replace(pattern, by), "latin1");
}

/** By hand, because a pattern for blanks at the end takes quadratic time on a body full of blanks. */
function trimmed(body: Buffer): Buffer {
  let [start, end] = [0, body.length];
  while (start < end && isBlank(body[start])) start++;
  while (end > start && isBlank(body[end - 1])) end--;
  return body.subarray(start, end);
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

function jsonString(body: Buffer): string | null {
  if (body[0] !== 0x22) return null;
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}

function pythonBytes(body: Buffer): string {
  const text = body.toString("latin1");
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const named: Record<string, string> = {
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "'": quote === "'" ? "\\'" : "'",
  };
  const inner = text.replace(/[^ -~]|[\\']/g, (character) => {
    return named[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
  return `b${quote}${inner}${quote}`;
}
