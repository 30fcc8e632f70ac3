import type { AlloEvent } from "#lib/allo/envelope.ts";
import type { Headline } from "#lib/allo/headline.ts";
import { callCompletedHeadline } from "#lib/allo/headlines/call-completed.ts";
import { contactHeadline } from "#lib/allo/headlines/contact.ts";
import { messageHeadline } from "#lib/allo/headlines/message.ts";
import { callAnsweredHeadline, callReceivedHeadline, callTriggeredHeadline } from "#lib/allo/headlines/ring.ts";
import { summaryHeadline } from "#lib/allo/headlines/summary.ts";
import { tagHeadline } from "#lib/allo/headlines/tag.ts";
import type { JsonObject } from "#lib/allo/json-object.ts";
import { oneLine } from "#lib/allo/one-line.ts";
import { isKnownTopic, type KnownTopic } from "#lib/allo/topics.ts";

const maxTitle = 200;
const maxSubtitle = 300;

const headlines: Record<KnownTopic, (data: JsonObject) => Headline> = {
  "call.received": callReceivedHeadline,
  "call.triggered": callTriggeredHeadline,
  "call.answered": callAnsweredHeadline,
  "call.completed": callCompletedHeadline,
  "tag.added": (data) => tagHeadline("added", data),
  "tag.removed": (data) => tagHeadline("removed", data),
  "sms.received": (data) => messageHeadline("INBOUND", data),
  "sms.sent": (data) => messageHeadline("OUTBOUND", data),
  "contact.created": (data) => contactHeadline("created", data),
  "contact.updated": (data) => contactHeadline("updated", data),
  "summary.updated": summaryHeadline,
  ping: () => ({ title: "Ping from Allo", subtitle: "A test of the connection." }),
};

/** The title and the quieter second line of an event, in words a person understands. */
export function headlineOf({ topic, data }: Pick<AlloEvent, "topic" | "data">): Headline {
  if (!isKnownTopic(topic))
    return clean({ title: topic, subtitle: "A topic that this version does not know. Kept as it came." });
  return clean(headlines[topic](data));
}

function clean({ title, subtitle }: Headline): Headline {
  return { title: oneLine(title, maxTitle), subtitle: oneLine(subtitle, maxSubtitle) };
}
