import { z } from "zod";

const isoTime = z.iso.datetime({ precision: 3 });

const problemSchema = z.object({
  kind: z.string(),
  message: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })),
});

export const deliveryItemSchema = z.object({
  id: z.int(),
  webhookId: z.string(),
  topic: z.string(),
  originalTopic: z.string().nullable(),
  version: z.string().nullable(),
  eventAt: isoTime.nullable(),
  receivedAt: isoTime,
  verification: z.enum(["signed", "token"]),
  secretLabel: z.string().nullable(),
  verdict: z.enum(["unique", "duplicate", "conflict"]),
  attempts: z.int(),
  lookalikeOf: z.int().nullable(),
  problem: problemSchema.nullable(),
  sizeBytes: z.int(),
  title: z.string(),
  subtitle: z.string(),
});

const attemptSchema = z.object({
  id: z.int(),
  receivedAt: isoTime,
  verdict: z.enum(["stored", "duplicate", "conflict"]),
  webhookTimestamp: z.int().nullable(),
  remoteAddress: z.string(),
  userAgent: z.string().nullable(),
  /** Empty for those who may not see bodies: whoever knows most of one could try out the rest. */
  bodySha256: z.string(),
  secretLabel: z.string().nullable(),
  promoted: z.boolean(),
});

const linkSchema = z.object({ label: z.string(), href: z.string() });

export const deliverySchema = deliveryItemSchema.extend({
  headers: z.array(z.tuple([z.string(), z.string()])),
  payload: z.unknown(),
  attemptLog: z.array(attemptSchema),
  earlierTries: z.object({
    /** What was turned away of it, oldest first. */
    refused: z.array(z.object({ receivedAt: isoTime, webhookTimestamp: z.int() })),
    /** Whether nothing could be taken at the time of the first try, if the first that came was the second. */
    wasDeaf: z.boolean(),
  }),
  related: z.object({
    call: linkSchema.nullable(),
    thread: linkSchema.nullable(),
    contact: linkSchema.nullable(),
  }),
  neighbours: z.object({ newer: z.int().nullable(), older: z.int().nullable() }),
});

export type DeliveryItem = z.infer<typeof deliveryItemSchema>;
export type Attempt = z.infer<typeof attemptSchema>;
export type Delivery = z.infer<typeof deliverySchema>;

/** The same delivery for those who may not see what came. */
export function withoutRaw(delivery: Delivery): Delivery {
  const attemptLog = delivery.attemptLog.map((attempt) => ({ ...attempt, bodySha256: "" }));
  return { ...delivery, headers: [], payload: null, attemptLog };
}
