/** The four things that Allo speaks of, and whatever it may speak of later. */
export type TopicFamily = "call" | "message" | "contact" | "tag" | "unknown";

export const topicFamilies = ["call", "message", "contact", "tag", "unknown"] as const satisfies readonly TopicFamily[];

export const familyNames: Record<TopicFamily, string> = {
  call: "Calls",
  message: "Messages",
  contact: "Contacts",
  tag: "Tags",
  unknown: "Unknown",
};

const known: Record<string, TopicFamily> = {
  "call.received": "call",
  "call.triggered": "call",
  "call.answered": "call",
  "call.completed": "call",
  "sms.received": "message",
  "sms.sent": "message",
  "contact.created": "contact",
  "contact.updated": "contact",
  "tag.added": "tag",
  "tag.removed": "tag",
  "summary.updated": "call",
};

/** The topics of a family that exist whether or not one has come yet. */
export function topicsOfFamily(family: TopicFamily): string[] {
  return Object.keys(known).filter((topic) => known[topic] === family);
}

/** The family of a topic as the inbox knows it; a topic that it does not know is `unknown`, whatever its prefix. */
export function topicFamily(topic: string): TopicFamily {
  return Object.hasOwn(known, topic) ? (known[topic] ?? "unknown") : "unknown";
}
