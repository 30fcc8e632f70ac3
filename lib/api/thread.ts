import { z } from "zod";
import { exchangeSchema, messageSchema } from "#lib/api/exchange.ts";
import { partySchema } from "#lib/api/party.ts";

const isoTime = z.iso.datetime({ precision: 3 });

export const threadItemSchema = z.object({
  id: z.int(),
  us: partySchema,
  them: partySchema,
  contactId: z.int().nullable(),
  messageCount: z.int(),
  lastMessage: messageSchema,
  /** Since when a message of theirs waits for an answer by message or call. */
  unansweredSince: isoTime.nullable(),
});

/** With the messages, and the calls with the same person by whichever of our numbers. */
export const threadSchema = threadItemSchema.extend(exchangeSchema.shape);

export type ThreadItem = z.infer<typeof threadItemSchema>;
export type Thread = z.infer<typeof threadSchema>;
