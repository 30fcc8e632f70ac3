import { hash } from "node:crypto";
import { isKnownTopic } from "#lib/allo/topics.ts";
import type { Misfit } from "#lib/health/contract/finding.ts";

/**
 * The same for the same departure, whenever it is found. Ids sort those of known topics first and are otherwise as good as
 * random: where there is no room for all, the smallest stay, which are the same in whatever order they came.
 */
export function findingId(topic: string, { kind, path, value, types }: Misfit): string {
  const parts = [topic, kind, path, value, kind === "type" ? types : null];
  const digest = hash("sha256", JSON.stringify(parts), "base64url").slice(0, 16);
  return `${isKnownTopic(topic) ? "a" : "b"}${digest}`;
}
