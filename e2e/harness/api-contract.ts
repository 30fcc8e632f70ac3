import { z } from "zod";

// Written from the contract's text, on purpose not from the schemas that the server itself uses: what the contract
// promises must be there in just this form, and every key beyond it stands here by name.

const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const headers = z.array(z.tuple([z.string(), z.string()]));
const count = z.int().min(0);

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
  related: z.strictObject({ call: link, thread: link, contact: link }),
  neighbours: z.strictObject({ newer: z.int().nullable(), older: z.int().nullable() }),
});

const party = z.strictObject({ number: z.string(), name: z.string().nullable() });
const callKeys = {
  id: z.int().min(1),
  alloId: z.string().nullable(),
  state: z.enum(["ringing", "answered", "completed", "unfinished"]),
  direction: z.enum(["inbound", "outbound"]),
  result: z.string().nullable(),
  startedAt: time,
  durationSeconds: z.number().min(0).nullable(),
  us: party,
  them: party,
  userEmail: z.string().nullable(),
  tags: z.array(z.strictObject({ key: z.string(), name: z.string() })),
  summary: z.string().nullable(),
  hasRecording: z.boolean(),
  ring: z.strictObject({ deliveryId: z.int(), secondsApart: z.number().min(0) }).nullable(),
};
const anything = z.record(z.string(), z.unknown());
const leg = z
  .strictObject({ number: z.string().nullable(), userEmail: z.string().nullable(), userName: z.string().nullable() })
  .nullable();
const callExtensions = {
  answeredAt: time.nullable(),
  dataCollected: anything,
  originalTo: party.nullable(),
  contactId: z.int().nullable(),
  tagLog: z.array(
    z.strictObject({
      at: time,
      deliveryId: z.int(),
      change: z.enum(["added", "removed"]),
      key: z.string(),
      name: z.string(),
      userEmail: z.string().nullable(),
    }),
  ),
  sources: z.record(z.string(), z.int()),
};

export const callItem = z.strictObject(callKeys);
export const call = z.strictObject({
  ...callKeys,
  ...callExtensions,
  transcript: z.array(
    z.strictObject({ speaker: z.enum(["us", "them"]), at: time.nullable(), offsetMs: count, text: z.string() }),
  ),
  ivr: z.array(z.strictObject({ key: z.string().nullable(), text: z.string().nullable() })),
  transfer: z
    .strictObject({
      from: leg,
      to: leg,
      legs: z.array(
        z.strictObject({
          id: z.int().nullable(),
          alloId: z.string(),
          startedAt: time.nullable(),
          label: z.string().min(1),
        }),
      ),
    })
    .nullable(),
  person: anything.nullable(),
  company: z.strictObject({ id: z.string().nullable(), name: z.string().nullable() }).nullable(),
  deals: z.array(anything),
  recording: z.strictObject({ state: z.string().min(1), at: time.nullable(), sizeBytes: count.nullable() }),
  deliveries: z.array(z.strictObject({ id: z.int(), topic: z.string(), eventAt: time.nullable() })).min(1),
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

const id = z.int().min(1);
const direction = z.enum(["inbound", "outbound"]);

const message = z.strictObject({
  id,
  alloId: z.string().nullable(),
  direction,
  type: z.string(),
  content: z.string(),
  sentAt: time,
  deliveryId: id,
  us: z.string(),
  them: z.string(),
  userEmail: z.string().nullable(),
});
const exchange = {
  messages: z.array(message),
  calls: z.array(
    z.strictObject({
      id,
      alloId: z.string().nullable(),
      state: z.enum(["ringing", "answered", "completed", "unfinished"]),
      direction,
      result: z.string().nullable(),
      startedAt: time,
      durationSeconds: z.number().nullable(),
      us: z.string(),
      them: z.string(),
      userEmail: z.string().nullable(),
      deliveryId: id,
    }),
  ),
  nextCursor: z.string().nullable(),
};

const threadKeys = {
  id,
  us: party,
  them: party,
  contactId: id.nullable(),
  messageCount: count,
  lastMessage: message,
  unansweredSince: time.nullable(),
};
export const threadItem = z.strictObject(threadKeys);
export const thread = z.strictObject({ ...threadKeys, ...exchange });

const contactKeys = {
  id,
  alloId: z.string(),
  name: z.string().nullable(),
  company: z.string().nullable(),
  numbers: z.array(z.string()),
  emails: z.array(z.string()),
  lastActivityAt: time,
};
export const contactItem = z.strictObject(contactKeys);
export const contact = z.strictObject({
  ...contactKeys,
  ...exchange,
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  changedAt: time,
  properties: z.record(z.string(), z.unknown()),
  formerNumbers: z.array(z.string()),
  history: z.array(
    z.strictObject({
      at: time,
      deliveryId: id,
      changes: z.array(z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() })),
    }),
  ),
  duplicates: z.array(z.strictObject({ id, name: z.string().nullable(), number: z.string() })),
});
export const unknownNumber = z.strictObject({
  number: z.string(),
  name: z.string().nullable(),
  calls: count,
  messages: count,
  lastAt: time,
  threadId: id.nullable(),
});

export const callback = z.strictObject({
  id,
  state: z.enum(["open", "snoozed", "cleared"]),
  them: party,
  contactId: id.nullable(),
  threadId: id.nullable(),
  since: time,
  waitCount: z.int().min(1),
  waits: z
    .array(
      z.strictObject({
        kind: z.enum(["call", "message"]),
        at: time,
        reason: z.enum(["voicemail", "missed", "failed", "unfinished", "message"]),
        content: z.string().nullable(),
        deliveryId: id,
      }),
    )
    .min(1),
  snoozedUntil: time.nullable(),
  clearedBy: z
    .strictObject({
      kind: z.enum(["call", "message", "mark"]),
      direction,
      at: time,
      by: z.string().nullable(),
      deliveryId: id.nullable(),
    })
    .nullable(),
  marks: z.array(
    z.strictObject({
      id,
      kind: z.enum(["done", "snooze", "note"]),
      at: time,
      until: time.nullable(),
      note: z.string().nullable(),
      by: z.string(),
    }),
  ),
});
export const callbackCount = z.strictObject({ open: count, most: count });
