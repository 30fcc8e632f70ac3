import { z } from "zod";
import { exchangeSchema } from "#lib/api/exchange.ts";

const isoTime = z.iso.datetime({ precision: 3 });

export const contactItemSchema = z.object({
  id: z.int(),
  alloId: z.string(),
  name: z.string().nullable(),
  company: z.string().nullable(),
  numbers: z.array(z.string()),
  emails: z.array(z.string()),
  /** When they were last changed, called or wrote. */
  lastActivityAt: isoTime,
});

const versionSchema = z.object({
  at: isoTime,
  deliveryId: z.int(),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
});

export const contactSchema = contactItemSchema.extend({
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  changedAt: isoTime,
  /** Whatever else Allo tells of them, under Allo's names. */
  properties: z.record(z.string(), z.unknown()),
  formerNumbers: z.array(z.string()),
  /** Newest first. */
  history: z.array(versionSchema),
  /** Other contacts that have one of the same numbers. */
  duplicates: z.array(z.object({ id: z.int(), name: z.string().nullable(), number: z.string() })),
  ...exchangeSchema.shape,
});

export const unknownNumberSchema = z.object({
  number: z.string(),
  /** What Allo called whoever it is. */
  name: z.string().nullable(),
  calls: z.int(),
  messages: z.int(),
  lastAt: isoTime,
  threadId: z.int().nullable(),
});

export type ContactItem = z.infer<typeof contactItemSchema>;
export type Contact = z.infer<typeof contactSchema>;
export type ContactVersion = z.infer<typeof versionSchema>;
export type UnknownNumber = z.infer<typeof unknownNumberSchema>;
