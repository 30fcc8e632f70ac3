import { createHash } from "node:crypto";
import type { Secret } from "#lib/allo/signature.ts";

export type SecretResult = { ok: true; secret: Secret } | { ok: false; problem: string };

const MIN_KEY_BYTES = 24;

/** Reads `whsec_BASE64` or `label=whsec_BASE64`. The problem never repeats the secret itself. */
export function parseSecret(text: string): SecretResult {
  const match = /^(?:([\w.-]{1,40})=)?whsec_(.*)$/s.exec(text);
  if (!match) {
    return { ok: false, problem: "does not start with whsec_; copy it whole from Allo, Settings > Webhooks" };
  }
  const [, label, encoded = ""] = match;
  if (encoded.startsWith("whsec_")) {
    return { ok: false, problem: "starts with whsec_ twice; write it once" };
  }
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) {
    return { ok: false, problem: "is not base64 after whsec_; copy it again, without quotes or blanks" };
  }
  const key = Buffer.from(encoded, "base64");
  if (!isWhole(encoded, key)) {
    return { ok: false, problem: "is cut off or has a character too many; copy it again, whole" };
  }
  if (key.length < MIN_KEY_BYTES) {
    return {
      ok: false,
      problem: `holds ${key.length} bytes, and fewer than ${MIN_KEY_BYTES} could be guessed; copy the whole secret`,
    };
  }
  return { ok: true, secret: { label: label ?? `key-${fingerprint(key)}`, key } };
}

/** Padding may be left out, but a base64 text that decodes to other than itself was damaged on the way. */
function isWhole(encoded: string, key: Buffer): boolean {
  const padded = key.toString("base64");
  return encoded === padded || encoded === padded.replace(/=+$/, "");
}

function fingerprint(key: Uint8Array): string {
  return createHash("sha256").update("allo-inbox secret label").update(key).digest("hex").slice(0, 6);
}
