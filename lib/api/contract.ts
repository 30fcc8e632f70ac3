import { z } from "zod";
import { findingKinds } from "#lib/health/contract/finding.ts";
import { jsonTypeNames } from "#lib/health/contract/json-type.ts";

const isoTime = z.iso.datetime({ precision: 3 });

/** Something that Allo sends and does not document. */
export const contractFindingSchema = z.object({
  /** The same after a rebuild. */
  id: z.string(),
  kind: z.enum(findingKinds),
  /** Today's name of it, or the name as received where it is unknown. */
  topic: z.string(),
  /** Such as `data.transcriptions[].confidence`; `*` stands for keys that are data. Empty for a topic. */
  path: z.string(),
  /** The beginning of a value or version; null where the version is missing, and for other kinds. */
  value: z.string().nullable(),
  types: z.array(z.enum(jsonTypeNames)),
  /** What came at the path, in TypeScript and on one line; null where that is not known. */
  typeText: z.string().nullable(),
  /** How many deliveries had it. */
  deliveries: z.int(),
  firstSeenAt: isoTime,
  lastSeenAt: isoTime,
  firstDeliveryId: z.int(),
  lastDeliveryId: z.int(),
  /** Who marked it as seen, and when. */
  seen: z.object({ at: isoTime, by: z.string() }).nullable(),
});

export const contractSchema = z.object({
  /** Newest first. */
  data: z.array(contractFindingSchema),
  /** How often something was found for which there is no room among the findings. */
  more: z.int(),
  /** Of which there are types. */
  topics: z.array(z.object({ topic: z.string(), known: z.boolean() })),
});

export type ContractFinding = z.infer<typeof contractFindingSchema>;
export type Contract = z.infer<typeof contractSchema>;
