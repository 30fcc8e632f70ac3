import { hash } from "node:crypto";
import { isKnownTopic } from "#lib/allo/topics.ts";

export const findingKinds = ["topic", "version", "field", "value", "type"] as const;

/**
 * `topic`, `version`: one that is not documented. `field`: a field that is not. `value`: a text where the documents list
 * others. `type`: a documented field of another type.
 */
export type FindingKind = (typeof findingKinds)[number];

/** One way in which a delivery departs from the documents. Path and texts come from outside, but are bounded. */
export type Misfit = {
  kind: FindingKind;
  /** Such as `data.transcriptions[].confidence`; empty for a topic. */
  path: string;
  /** Of a value or version the text, null where there is no version. */
  value: string | null;
  /** The types that came, as bits of `jsonTypes`. */
  types: number;
};

/**
 * The same for the same departure, whenever it is found. Ids sort those of known topics first and are otherwise as good as
 * random: where there is no room for all, the smallest stay, which are the same in whatever order they came.
 */
export function findingId(topic: string, { kind, path, value, types }: Misfit): string {
  const parts = [topic, kind, path, value, kind === "type" ? types : null];
  const digest = hash("sha256", JSON.stringify(parts), "base64url").slice(0, 16);
  return `${isKnownTopic(topic) ? "a" : "b"}${digest}`;
}
