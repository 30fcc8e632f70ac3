/** The topics that the simulator tells of. */
export const topics = [
  "call.received",
  "call.triggered",
  "call.answered",
  "call.completed",
  "tag.added",
  "tag.removed",
  "sms.received",
  "sms.sent",
  "contact.created",
  "contact.updated",
] as const;
