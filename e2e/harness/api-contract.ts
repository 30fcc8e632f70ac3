import { z } from "zod";

// Written from the contract's text, on purpose not from the schemas that the server itself uses: what the contract
// promises must be there in just this form, and every key beyond it stands here by name.

/** An instant, as the contract writes it. */
export const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const headers = z.array(z.tuple([z.string(), z.string()]));
export const count = z.int().min(0);

export const errorAnswer = z.strictObject({
  error: z.strictObject({ code: z.string().regex(/^[a-z_]+$/), message: z.string().min(10) }),
});

const item = {
  id: z.int().min(1),
  webhookId: z.string(),
  topic: z.string(),
  version: z.string().nullable(),
  eventAt: time.nullable(),
  receivedAt: time,
  verification: z.enum(["signed", "token"]),
  secretLabel: z.string().nullable(),
  verdict: z.enum(["unique", "duplicate", "conflict"]),
  attempts: z.int().min(1),
  lookalikeOf: z.int().nullable(),
  problem: z
    .strictObject({
      kind: z.string(),
      message: z.string(),
      issues: z.array(z.strictObject({ path: z.string(), message: z.string() })),
    })
    .nullable(),
  sizeBytes: count,
  title: z.string().min(1),
};
const itemExtensions = { originalTopic: z.string().nullable(), subtitle: z.string() };

const attempt = {
  receivedAt: time,
  verdict: z.enum(["stored", "duplicate", "conflict"]),
  webhookTimestamp: z.int().nullable(),
  remoteAddress: z.string(),
  userAgent: z.string().nullable(),
  bodySha256: sha256,
};
const attemptExtensions = { id: z.int(), secretLabel: z.string().nullable(), promoted: z.boolean() };
const link = z.strictObject({ label: z.string(), href: z.string() }).nullable();

export const deliveryItem = z.strictObject({ ...item, ...itemExtensions });
export const delivery = z.strictObject({
  ...item,
  ...itemExtensions,
  headers,
  payload: z.unknown(),
  attemptLog: z.array(z.strictObject({ ...attempt, ...attemptExtensions })).min(1),
  earlierTries: z.strictObject({
    refused: z.array(z.strictObject({ receivedAt: time, webhookTimestamp: z.int() })),
    wasDeaf: z.boolean(),
  }),
  related: z.strictObject({ call: link, thread: link, contact: link }),
  neighbours: z.strictObject({ newer: z.int().nullable(), older: z.int().nullable() }),
});

const mark = z.tuple([count, count]);
const searchItem = z.strictObject({
  kind: z.enum(["call", "message", "contact", "delivery"]),
  id: z.int().min(1),
  title: z.string(),
  titleMarks: z.array(mark),
  snippet: z.string(),
  snippetMarks: z.array(mark),
  at: time,
  offsetMs: count.nullable(),
  threadId: z.int().nullable(),
});
export const searchAnswer = z.strictObject({
  data: z.array(searchItem),
  nextCursor: z.null(),
  more: z.array(searchItem.shape.kind),
});

const rejectionKeys = {
  id: z.int().min(1),
  receivedAt: time,
  reason: z.string(),
  diagnosis: z.string().min(10),
  remoteAddress: z.string(),
  sizeBytes: count,
  promotable: z.boolean(),
  promotedTo: z.int().nullable(),
  webhookId: z.string().nullable(),
};

export const rejectionItem = z.strictObject(rejectionKeys);
export const rejection = z.strictObject({
  ...rejectionKeys,
  headers,
  bodyText: z.string(),
  bodyTruncated: z.boolean(),
  bodySha256: sha256,
});

export function page<T extends z.ZodType>(row: T) {
  return z.strictObject({ data: z.array(row), nextCursor: z.string().nullable() });
}

const counts = {
  deliveries: count,
  duplicates: count,
  conflicts: count,
  lookalikes: count,
  problems: count,
  rejections: count,
};
const topics = z.record(z.string(), count);
const span = z.strictObject({
  ...counts,
  topics,
  lag: z.strictObject({ medianMs: z.number().nullable(), p95Ms: z.number().nullable() }),
  series: z.array(z.strictObject({ at: time, deliveries: count, topics })),
});

export const stats = z.strictObject({
  total: z.strictObject({ ...counts, topics, promotable: count }),
  hour: span,
  day: span,
  week: span,
  lastDeliveryAt: time.nullable(),
});

export const setup = z.strictObject({
  webhookUrl: z.url(),
  secretMissing: z.boolean(),
  secretLabels: z.array(z.string()),
  testTopics: z.array(z.string()).min(5),
});

export const testEvent = z.strictObject({
  status: z.literal("stored"),
  id: z.int(),
  topic: z.string(),
  durationMs: count,
});

export const endpoint = z.strictObject({
  id: z.int().min(1),
  url: z.url(),
  description: z.string(),
  topics: z.array(z.string()).min(1).nullable(),
  enabled: z.boolean(),
  secret: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32}$/)
    .nullable(),
  status: z.enum(["active", "paused", "disabled"]),
  disabledReason: z.string().nullable(),
  consecutiveFailures: count,
  firstFailureAt: time.nullable(),
  // Beyond the contract.
  headers: headers.nullable(),
  disabledAt: time.nullable(),
  previousSecretUntil: time.nullable(),
  createdAt: time,
  lastSuccessAt: time.nullable(),
  turnsOffAt: time.nullable(),
  pending: count,
  oldestPendingAt: time.nullable(),
  failed: count,
});

const tried = {
  at: time,
  status: z.int().nullable(),
  durationMs: count,
  error: z.string().nullable(),
};
const triedExtensions = {
  responseBody: z.string().nullable(),
  errorClass: z.string().nullable(),
  address: z.string().nullable(),
};

export const forwardItem = z.strictObject({
  id: z.int().min(1),
  deliveryId: z.int(),
  endpointId: z.int(),
  state: z.enum(["pending", "delivered", "failed", "cancelled"]),
  attempts: z.array(z.strictObject({ ...tried, ...triedExtensions })),
  nextAttemptAt: time.nullable(),
  // Beyond the contract.
  topic: z.string(),
  title: z.string().min(1),
  origin: z.enum(["arrival", "replay", "recover"]),
  receivedAt: time,
  createdAt: time,
  settledAt: time.nullable(),
  tries: count,
  lastTry: z.strictObject(tried).nullable(),
});
export const forward = z.strictObject(forwardItem.shape);

export const endpointTest = z.strictObject({ topic: z.string(), ok: z.boolean(), ...tried, ...triedExtensions });

export const recovery = z.strictObject({
  id: z.int().min(1),
  kind: z.enum(["failed", "missing", "all"]),
  since: time,
  until: time,
  state: z.enum(["running", "done", "cancelled"]),
  askedBy: z.string(),
  askedAt: time,
  endedAt: time.nullable(),
  total: count,
  queued: count,
  waiting: count,
});
export const recoverAnswer = z.strictObject({ count, recoveryId: z.int().nullable() });
