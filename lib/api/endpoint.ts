import { z } from "zod";
import { pageSchema } from "#lib/api/page.ts";
import { forwardOrigins, forwardStates, recoveryKinds } from "#lib/forwarding/forward-state.ts";

const isoTime = z.iso.datetime({ precision: 3 });

const endpointStatuses = ["active", "paused", "disabled"] as const;

const headersSchema = z.array(z.tuple([z.string(), z.string()]));

export const endpointSchema = z.object({
  id: z.int(),
  url: z.string(),
  description: z.string(),
  /** Null for all. */
  topics: z.array(z.string()).nullable(),
  enabled: z.boolean(),
  status: z.enum(endpointStatuses),
  /** Why it is off, and since when. */
  disabledReason: z.string().nullable(),
  disabledAt: isoTime.nullable(),
  /** Null for whoever may not administer, as are the two that follow. */
  secret: z.string().nullable(),
  headers: headersSchema.nullable(),
  /** Until when the secret before this one signs too. */
  previousSecretUntil: isoTime.nullable(),
  createdAt: isoTime,
  lastSuccessAt: isoTime.nullable(),
  consecutiveFailures: z.int(),
  firstFailureAt: isoTime.nullable(),
  /** When it is turned off if it goes on failing; null while that is not decided. */
  turnsOffAt: isoTime.nullable(),
  /** How many forwards wait, and since when the oldest of them. */
  pending: z.int(),
  oldestPendingAt: isoTime.nullable(),
  failed: z.int(),
});

export const endpointPageSchema = pageSchema(endpointSchema);

const tryFields = {
  at: isoTime,
  status: z.int().nullable(),
  durationMs: z.int(),
  /** Why there was no answer, as a sentence; `errorClass` is the same as a word. */
  error: z.string().nullable(),
  errorClass: z.string().nullable(),
  /** Where it was sent to. */
  address: z.string().nullable(),
  /** The beginning of the answer. */
  responseBody: z.string().nullable(),
};

const triesSchema = z.array(z.object(tryFields));

export const forwardItemSchema = z.object({
  id: z.int(),
  deliveryId: z.int(),
  endpointId: z.int(),
  topic: z.string(),
  title: z.string(),
  origin: z.enum(forwardOrigins),
  state: z.enum(forwardStates),
  /** When the delivery came, and since when it was owed. */
  receivedAt: isoTime,
  createdAt: isoTime,
  settledAt: isoTime.nullable(),
  tries: z.int(),
  nextAttemptAt: isoTime.nullable(),
  /** Of the last try that is kept; null before the first. */
  lastTry: z
    .object({ at: isoTime, status: z.int().nullable(), durationMs: z.int(), error: z.string().nullable() })
    .nullable(),
  /** The last eight of the tries that are kept, oldest first, each with the first 200 characters of the answer. */
  attempts: triesSchema,
});

export const forwardSchema = forwardItemSchema.extend({
  /** The last fifty of the tries that are kept, oldest first, with all that is kept of the answers. */
  attempts: triesSchema,
});

export const forwardPageSchema = pageSchema(forwardItemSchema);

/** What a test came to. */
export const endpointTestSchema = z.object({ topic: z.string(), ok: z.boolean(), ...tryFields });

const recoverySchema = z.object({
  id: z.int(),
  kind: z.enum(recoveryKinds),
  since: isoTime,
  until: isoTime,
  state: z.enum(["running", "done", "cancelled"]),
  askedBy: z.string(),
  askedAt: isoTime,
  endedAt: isoTime.nullable(),
  /** How many there were when it was asked for, and how many are in the queue by now. */
  total: z.int(),
  queued: z.int(),
  /** How many of those are not settled yet, up to ten thousand. */
  waiting: z.int(),
});

export const recoveriesSchema = z.object({ data: z.array(recoverySchema) });

/** `id` is that of the job; null for a dry run, and where there was nothing to do. */
export const recoverAnswerSchema = z.object({ count: z.int(), recoveryId: z.int().nullable() });

export type Endpoint = z.infer<typeof endpointSchema>;
export type ForwardItem = z.infer<typeof forwardItemSchema>;
export type Forward = z.infer<typeof forwardSchema>;
export type EndpointTest = z.infer<typeof endpointTestSchema>;
export type Recovery = z.infer<typeof recoverySchema>;
