import { z } from "zod";

const isoTime = z.iso.datetime({ precision: 3 });

export const rejectionItemSchema = z.object({
  id: z.int(),
  receivedAt: isoTime,
  reason: z.string(),
  diagnosis: z.string(),
  remoteAddress: z.string(),
  sizeBytes: z.int(),
  promotable: z.boolean(),
  promotedTo: z.int().nullable(),
  webhookId: z.string().nullable(),
});

export const rejectionSchema = rejectionItemSchema.extend({
  headers: z.array(z.tuple([z.string(), z.string()])),
  bodyText: z.string(),
  bodyTruncated: z.boolean(),
  bodySha256: z.string(),
});

export const promotionSchema = z.object({ status: z.enum(["stored", "duplicate", "conflict"]), id: z.int() });

/** What became of each: new in the log, already there with the same bytes, or already there with other bytes. */
export const promotionsSchema = z.object({
  promoted: z.int(),
  stored: z.int(),
  duplicate: z.int(),
  conflict: z.int(),
});

export type Promotion = z.infer<typeof promotionSchema>;
export type Promotions = z.infer<typeof promotionsSchema>;
export type RejectionItem = z.infer<typeof rejectionItemSchema>;
export type Rejection = z.infer<typeof rejectionSchema>;
