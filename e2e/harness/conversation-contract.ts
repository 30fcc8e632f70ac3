import { z } from "zod";
import { count, time } from "#e2e/harness/api-contract.ts";
import { party } from "#e2e/harness/call-contract.ts";

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
