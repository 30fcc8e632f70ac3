import { z } from "zod";
import { callAnswered } from "#lib/allo/topics/call-answered.ts";
import { callCompleted } from "#lib/allo/topics/call-completed.ts";
import { contact } from "#lib/allo/topics/contact.ts";
import { ring } from "#lib/allo/topics/ring.ts";
import { sms } from "#lib/allo/topics/sms.ts";
import { summaryUpdated } from "#lib/allo/topics/summary-updated.ts";
import { tag } from "#lib/allo/topics/tag.ts";

/** The topics that this version knows, with the shape of their `data`. */
export const topicSchemas = {
  "call.received": ring,
  "call.triggered": ring,
  "call.answered": callAnswered,
  "call.completed": callCompleted,
  "tag.added": tag,
  "tag.removed": tag,
  "sms.received": sms,
  "sms.sent": sms,
  "contact.created": contact,
  "contact.updated": contact,
  "summary.updated": summaryUpdated,
  ping: z.looseObject({}),
} as const satisfies Record<string, z.ZodType>;

export type KnownTopic = keyof typeof topicSchemas;

export function isKnownTopic(topic: string): topic is KnownTopic {
  return Object.hasOwn(topicSchemas, topic);
}
