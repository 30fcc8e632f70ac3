import { z } from "zod";
import { outageKinds } from "#lib/health/outage-kind.ts";

const isoTime = z.iso.datetime({ precision: 3 });

/** One of Allo's eight tries; null where a time fits none of them. */
const tryNumber = z.int().nullable();

/** A delivery that Allo's first try did not bring. */
const lateDeliverySchema = z.object({
  deliveryId: z.int(),
  topic: z.string(),
  title: z.string(),
  receivedAt: isoTime,
  number: tryNumber,
  lateMs: z.int(),
});

/** A message that was turned away and has not come since. */
const missingMessageSchema = z.object({
  webhookId: z.string(),
  /** As in the error that it was answered with. */
  reason: z.string(),
  refused: z.int(),
  firstAt: isoTime,
  lastAt: isoTime,
  number: tryNumber,
  next: z.object({ number: z.int(), at: isoTime }).nullable(),
  givesUpAt: isoTime.nullable(),
});

/** Some of what was turned away and has not come since: what Allo still tries, and how many it has given up. */
const missingSchema = z.object({
  underWay: z.int(),
  givenUp: z.int(),
  messages: z.array(missingMessageSchema),
});

const spanSchema = z.object({
  deliveries: z.int(),
  /** On Allo's later tries; `number` null for what fits none of them. */
  late: z.array(z.object({ number: tryNumber, deliveries: z.int() })),
  /** How long nothing could be taken. */
  deafMs: z.int(),
});

/** What Allo does and will do, inferred from its schedule, the times of requests and what was turned away. */
export const senderSchema = z.object({
  lastDeliveryAt: isoTime.nullable(),
  day: spanSchema,
  week: spanSchema,
  newestLate: z.array(lateDeliverySchema),
  missing: missingSchema,
  /** Outages that are not over. */
  outagesGoingOn: z.int(),
  /** Null unless the last that came was turned away. `turnsOffAt` is when Allo would turn the endpoint off. */
  failing: z
    .object({ failures: z.int(), firstAt: isoTime, lastAt: isoTime, turnsOffAt: isoTime.nullable() })
    .nullable(),
});

const outageSchema = z.object({
  id: z.int(),
  kind: z.enum(outageKinds),
  startedAt: isoTime,
  endedAt: isoTime.nullable(),
  /** The start may be earlier by up to this. */
  uncertainMs: z.int(),
  /** How the run before it ended (`stopped`, `killed`), or SQLite's code. */
  detail: z.string().nullable(),
  refused: z.int(),
  /** What came later because of it, up to ten thousand, and the newest of it. */
  late: z.object({ count: z.int(), newest: z.array(lateDeliverySchema) }),
  missing: missingSchema,
});

export const outagePageSchema = z.object({
  data: z.array(outageSchema),
  nextCursor: z.string().nullable(),
  watchedSince: isoTime,
});

export type LateDelivery = z.infer<typeof lateDeliverySchema>;
export type MissingMessage = z.infer<typeof missingMessageSchema>;
export type Missing = z.infer<typeof missingSchema>;
export type SenderSpan = z.infer<typeof spanSchema>;
export type Sender = z.infer<typeof senderSchema>;
export type Outage = z.infer<typeof outageSchema>;
export type OutagePage = z.infer<typeof outagePageSchema>;
