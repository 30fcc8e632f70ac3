import { z } from "zod";
import { waitReasons } from "#lib/allo/callbacks/touch.ts";
import { directions } from "#lib/api/call.ts";
import { partySchema } from "#lib/api/party.ts";

const isoTime = z.iso.datetime({ precision: 3 });

export const callbackStates = ["open", "snoozed", "cleared"] as const;
export const markKinds = ["done", "snooze", "note"] as const;

const markSchema = z.object({
  id: z.int(),
  kind: z.enum(markKinds),
  at: isoTime,
  until: isoTime.nullable(),
  note: z.string().nullable(),
  by: z.string(),
});

/** Somebody who waits for us, or waited, from the first call or message that nobody answered to what answered it. */
export const callbackSchema = z.object({
  id: z.int(),
  state: z.enum(callbackStates),
  them: partySchema,
  contactId: z.int().nullable(),
  threadId: z.int().nullable(),
  since: isoTime,
  waitCount: z.int(),
  /** The last few of them, newest first. */
  waits: z.array(
    z.object({
      kind: z.enum(["call", "message"]),
      at: isoTime,
      reason: z.enum(waitReasons),
      content: z.string().nullable(),
      deliveryId: z.int(),
    }),
  ),
  snoozedUntil: isoTime.nullable(),
  clearedBy: z
    .object({
      kind: z.enum(["call", "message", "mark"]),
      direction: z.enum(directions),
      at: isoTime,
      /** Who: a user of Allo, or of this inbox for a mark. */
      by: z.string().nullable(),
      deliveryId: z.int().nullable(),
    })
    .nullable(),
  /** What was said by hand since they wait, newest first. */
  marks: z.array(markSchema),
});

/** How many wait now; counting stops at `most`. */
export const callbackCountSchema = z.object({ open: z.int(), most: z.int() });

export type Callback = z.infer<typeof callbackSchema>;
export type CallbackMark = z.infer<typeof markSchema>;
export type CallbackState = (typeof callbackStates)[number];
export type MarkKind = (typeof markKinds)[number];
