import { z } from "zod";
import { directions } from "#lib/api/call.ts";
import { partySchema } from "#lib/api/party.ts";
import { gapKinds, gapStates } from "#lib/health/missing/gap-kinds.ts";

const isoTime = z.iso.datetime({ precision: 3 });

/** Something that should have come from Allo, what tells us so, and what became of it. */
export const gapSchema = z.object({
  id: z.int(),
  kind: z.enum(gapKinds),
  state: z.enum(gapStates),
  /** When the sign of it happened, and until when it could have come by itself. */
  at: isoTime,
  dueAt: isoTime,
  foundAt: isoTime,
  cameAt: isoTime.nullable(),
  cameDeliveryId: z.int().nullable(),
  dismissedAt: isoTime.nullable(),
  dismissedBy: z.string().nullable(),
  /** The delivery that is the sign; null for a silence. */
  deliveryId: z.int().nullable(),
  /** By this the call that is the sign is found; null where the sign is no call. */
  callId: z.int().nullable(),
  direction: z.enum(directions).nullable(),
  us: partySchema.nullable(),
  them: partySchema.nullable(),
  /** Allo's id of the call that is missing, in its one spelling. */
  alloId: z.string().nullable(),
  /** The tag's name, or the text that is quoted. */
  words: z.string().nullable(),
  /** Of a silence: in how many spans of five minutes something came in the same hours, on average over so many weeks. */
  expected: z.object({ spans: z.number(), weeks: z.int() }).nullable(),
});

export const gapPageSchema = z.object({
  data: z.array(gapSchema),
  nextCursor: z.string().nullable(),
  /** How many are missing now. */
  open: z.record(z.enum(gapKinds), z.int()),
  /** When Allo first tried the oldest message that was turned away in the last 30 days and given up; null where there is none. */
  givenUpSince: isoTime.nullable(),
  /** From when on Allo has to send again for all that is missing or was given up; null where nothing is. */
  recoverSince: isoTime.nullable(),
  /** Since when this inbox listens; what belongs to earlier times was never sent to it. */
  listeningSince: isoTime.nullable(),
});

export type Gap = z.infer<typeof gapSchema>;
export type GapPage = z.infer<typeof gapPageSchema>;
