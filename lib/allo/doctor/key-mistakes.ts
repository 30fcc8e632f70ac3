import type { Fault } from "#lib/allo/doctor/fault.ts";

/** `keys` gives the keys that this mistake makes out of a right one; `text` is its base64, as after `whsec_`. */
export type KeyMistake = Fault & { keys: (text: string, key: Uint8Array) => Uint8Array[] };

const setAgain = "set ALLO_WEBHOOK_SECRET again exactly as Allo shows it, and restart";

export const keyMistakes: readonly KeyMistake[] = [
  {
    code: "key_not_decoded",
    cause: "the key was the text after whsec_ and not the bytes it stands for",
    cure: "decode that text from base64 before signing",
    keys: (text) => asText(text),
  },
  {
    code: "key_whole_text",
    cause: "the key was the whole text of the secret, whsec_ included",
    cure: "remove whsec_ and decode the rest from base64 before signing",
    keys: (text) => asText(`whsec_${text}`),
  },
  {
    code: "key_prefix_decoded",
    cause: "whsec_ was decoded as if it belonged to the key",
    cure: "let whsec_ stand in front once, and remove it before decoding",
    keys: (text) => decoded(`whsec_${text}`),
  },
  {
    code: "key_prefix_doubled",
    cause: "whsec_ stood twice in front of the key",
    cure: "write whsec_ once, and remove it before decoding",
    keys: (text) => [...decoded(`whsec_whsec_${text}`), ...asText(`whsec_whsec_${text}`)],
  },
  {
    code: "key_encoded",
    cause: "the secret was encoded as base64 once more and not decoded",
    cure: "remove whsec_ and decode the rest from base64 before signing",
    keys: (text) => [text, `whsec_${text}`].flatMap((secret) => asText(Buffer.from(secret).toString("base64"))),
  },
  {
    code: "key_hex_text",
    cause: "the key was its own bytes written as hex digits",
    cure: "sign with the decoded bytes themselves",
    keys: (_, key) => asText(Buffer.from(key).toString("hex")),
  },
  {
    code: "secret_encoded_twice",
    cause: "the secret set in this inbox is encoded as base64 once more than Allo's",
    cure: setAgain,
    keys: (_, key) => {
      const inner = Buffer.from(key).toString("latin1");
      return /^(?:whsec_)?[A-Za-z0-9+/]+={0,2}$/.test(inner)
        ? [Buffer.from(inner.replace("whsec_", ""), "base64")]
        : [];
    },
  },
  {
    code: "secret_hex",
    cause: "the secret set in this inbox is written in hex and not in base64",
    cure: setAgain,
    keys: (text) => (/^(?:[0-9a-f]{2})+$/i.test(text) ? [Buffer.from(text, "hex")] : []),
  },
];

function asText(text: string): Uint8Array[] {
  return [Buffer.from(text), Buffer.from(text.replace(/=+$/, "")), Buffer.from(`${text}\n`)];
}

/** Lenient decoders read `_` as `/` or pass over it. */
function decoded(text: string): Uint8Array[] {
  return [Buffer.from(text, "base64"), Buffer.from(text.replaceAll("_", ""), "base64")];
}
