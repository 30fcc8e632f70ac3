import { z } from "zod";
import { callStates, directions } from "#lib/api/call.ts";

const isoTime = z.iso.datetime({ precision: 3 });

export const messageSchema = z.object({
  id: z.int(),
  alloId: z.string().nullable(),
  direction: z.enum(directions),
  /** `SMS`, `MMS`, `WHATSAPP`, or what Allo may come up with. */
  type: z.string(),
  content: z.string(),
  sentAt: isoTime,
  us: z.string(),
  them: z.string(),
  userEmail: z.string().nullable(),
  deliveryId: z.int(),
});

/** A call as it stands between messages; the call itself tells more. */
const callEntrySchema = z.object({
  id: z.int(),
  alloId: z.string().nullable(),
  direction: z.enum(directions),
  state: z.enum(callStates),
  result: z.string().nullable(),
  startedAt: isoTime,
  durationSeconds: z.number().nonnegative().nullable(),
  us: z.string(),
  them: z.string(),
  userEmail: z.string().nullable(),
  deliveryId: z.int(),
});

/** A stretch of what went to and fro, each newest first; `nextCursor` leads to what was before, null where nothing was. */
export const exchangeSchema = z.object({
  messages: z.array(messageSchema),
  calls: z.array(callEntrySchema),
  nextCursor: z.string().nullable(),
});

export type Message = z.infer<typeof messageSchema>;
export type CallEntry = z.infer<typeof callEntrySchema>;
export type Exchange = z.infer<typeof exchangeSchema>;
