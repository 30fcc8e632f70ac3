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
