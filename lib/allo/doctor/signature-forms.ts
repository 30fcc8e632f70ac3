import { timingSafeEqual } from "node:crypto";
import type { Fault } from "#lib/allo/doctor/fault.ts";
import { unquoted } from "#lib/allo/doctor/unquoted.ts";

/** `text` is what stands behind a mark such as `v1,`; mark is null where there is none. */
type PresentedSignature = { mark: string | null; text: string };

type SignatureForm = Fault & { texts: (digest: Buffer) => string[] };

const base64Cure = "write the 32 bytes of the digest as base64 with v1, in front";

const FULL_LENGTH = 44;
/** More than any rotation needs; it bounds the work. */
const MOST_PARTS = 16;
/** Fewer characters could be right by chance. */
const SHORTEST_PREFIX = 8;

const signatureForms: readonly SignatureForm[] = [
  {
    code: "signature_hex",
    cause: "the signature is written as hex digits and not as base64",
    cure: base64Cure,
    texts: (digest) => {
      const hex = digest.toString("hex");
      return [hex, hex.toUpperCase(), Buffer.from(hex).toString("base64")];
    },
  },
  {
    code: "signature_base64url",
    cause: "the signature is written in the URL alphabet of base64 (with - and _)",
    cure: "use plain base64 (with + and /, padded with =)",
    texts: (digest) => {
      const text = digest.toString("base64url");
      return /[-_]/.test(text) ? [text, `${text}=`] : [];
    },
  },
  {
    code: "signature_case",
    cause: "the signature's letters changed their case",
    cure: "pass webhook-signature on unchanged",
    texts: (digest) => [digest.toString("base64").toLowerCase(), digest.toString("base64").toUpperCase()],
  },
];

const noVersion: Fault = {
  code: "signature_without_version",
  cause: "v1, is missing in front of the signature",
  cure: "send v1, followed by the base64 text",
};

const otherVersion: Fault = {
  code: "signature_version",
  cause: "the signature carries another mark than v1,",
  cure: "send v1, followed by the base64 text",
};

const quoted: Fault = {
  code: "signature_quoted",
  cause: "webhook-signature stands in quotes",
  cure: "send the bare value",
};

const truncated: Fault = {
  code: "signature_truncated",
  cause: "the end of the signature is missing",
  cure: "pass webhook-signature on whole, with v1, and all 44 characters behind it",
};

const notASignature: Fault = {
  code: "signature_form",
  cause: "webhook-signature holds nothing of the form v1, and 44 characters of base64",
  cure: "send v1, followed by the base64 of the HMAC-SHA256, several of them separated by blanks",
};

const versionsOnly: Fault = {
  code: "signature_other_versions",
  cause: "webhook-signature holds only signatures of other versions than v1",
  cure: "use a whsec_ secret, whose signatures begin with v1,",
};

export const signatureFaults: readonly Fault[] = [
  ...signatureForms,
  noVersion,
  otherVersion,
  quoted,
  truncated,
  versionsOnly,
  notASignature,
];

function presentedSignatures(header: string): PresentedSignature[] {
  return header.split(/,?[ \t]+/, MOST_PARTS).map((part) => {
    const [, mark, text] = /^([A-Za-z][A-Za-z0-9]{0,9}[,=:])(.+)$/.exec(part) ?? [];
    return mark === undefined || text === undefined ? { mark: null, text: part } : { mark, text };
  });
}

/** How the right digest was miswritten: nothing wrong is an empty list, and null means that none of these is that digest. */
export function formFaults(digest: Buffer, header: string): Fault[] | null {
  const bare = unquoted(header);
  const faults = partFaults(digest, presentedSignatures(bare));
  return faults && bare !== header ? [...faults, quoted] : faults;
}

function partFaults(digest: Buffer, parts: readonly PresentedSignature[]): Fault[] | null {
  const right = digest.toString("base64");
  if (parts.some((part) => part.mark === "v1," && sameText(part.text, right))) return [];
  const formTexts = signatureForms.map((form) => ({ form, texts: form.texts(digest) }));
  for (const part of parts) {
    const version = part.mark === "v1," ? [] : [part.mark === null ? noVersion : otherVersion];
    if (sameText(part.text, right)) return version;
    const match = formTexts.find(({ texts }) => texts.some((text) => sameText(part.text, text)));
    if (match) return [match.form];
    const { length } = part.text;
    if (length >= SHORTEST_PREFIX && length < FULL_LENGTH && sameText(part.text, right.slice(0, length))) {
      const lost = FULL_LENGTH - length;
      const cause = `the signature is cut off, its last ${lost} of ${FULL_LENGTH} characters ${lost === 1 ? "is" : "are"} missing`;
      return [{ ...truncated, cause }, ...version];
    }
  }
  return null;
}

/** What is plain from the header alone, when nothing could be proved. */
export function unprovenFormFault(header: string): Fault | null {
  const parts = presentedSignatures(header);
  if (parts.some(({ mark, text }) => mark === "v1," && /^[A-Za-z0-9+/]{43}=$/.test(text))) return null;
  return parts.every(({ mark }) => mark !== "v1," && /^v[0-9]+[a-z]?,$/.test(mark ?? ""))
    ? versionsOnly
    : notASignature;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
