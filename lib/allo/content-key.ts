import { createHash, hash } from "node:crypto";
import { writeCanonicalJson } from "#lib/allo/canonical-json.ts";
import type { AlloEvent } from "#lib/allo/envelope.ts";

const keyLength = 32;

/** Equal for deliveries of one topic that say the same, however ordered, spaced or dated; see `Reading.contentKey`. */
export function contentKey({ topic, content }: Pick<AlloEvent, "topic" | "content">): string {
  const digest = createHash("sha256").update(`${JSON.stringify(topic)}\n`);
  writeCanonicalJson(content, (chunk) => digest.update(chunk));
  return digest.digest("hex").slice(0, keyLength);
}

/** The key of a body that cannot be read: equal for equal bytes only. */
export function contentKeyOfBytes(body: Uint8Array): string {
  return hash("sha256", body, "hex").slice(0, keyLength);
}
