/** One of Allo's unsigned older bodies, or null where the older formats have no such event. */
export function legacyBody(body: string, turn: number): { topic: string; body: string } | null {
  const { topic, timestamp, data }: Envelope = JSON.parse(body);
  const style = styles[turn % styles.length];
  const name = v1Names[topic];
  if (!name) return null;
  const old = topic === "call.completed" ? oldCall(data) : omit(data, ["user_email"]);
  if (style === "snake") return message(name, { topic: name, data: old });
  if (style === "mobile" && topic === "call.completed") {
    return message("event call.received", { event: "call.received", timestamp, call: old });
  }
  // SMS_SENT is only in the older copies of the documents, beside the camel-case keys.
  const older = topic === "sms.sent" ? "SMS_SENT" : name;
  return message(older, { topic: older, data: camel(old) });
}

// The simulator only reads what it has itself written.
type Envelope = { topic: string; timestamp: string; data: Record<string, unknown> };

const styles = ["snake", "camel", "mobile"];

const v1Names: Readonly<Record<string, string>> = {
  "call.completed": "CALL_RECEIVED",
  "sms.received": "SMS_RECEIVED",
  "sms.sent": "SMS_RECEIVED",
  "contact.created": "CONTACT_CREATED",
  "contact.updated": "CONTACT_UPDATED",
};

/** The topics that the older formats know. */
export const legacyTopics: readonly string[] = Object.keys(v1Names);

function message(topic: string, content: unknown): { topic: string; body: string } {
  return { topic, body: JSON.stringify(content) };
}

/** v1 calls: no list of tags, a short summary too, and AGENT for us where v2 says USER. */
function oldCall(data: Record<string, unknown>): Record<string, unknown> {
  const { summary, transcriptions, concatenated_transcript: talk } = data;
  return {
    ...omit(data, ["tags"]),
    one_sentence_summary: String(summary).split(/(?<=[.!?]) /)[0] ?? null,
    transcriptions: Array.isArray(transcriptions) ? transcriptions.map(oldTurn) : [],
    concatenated_transcript: String(talk).replace(
      /^(USER|EXTERNAL): /gm,
      (_, source: string) => `${oldSpeaker(source)}: `,
    ),
  };
}

function oldTurn(turn: Record<string, unknown>): Record<string, unknown> {
  return { ...turn, source: oldSpeaker(turn.source) };
}

function oldSpeaker(source: unknown): string {
  return source === "USER" ? "AGENT" : "USER";
}

function omit(data: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !names.includes(key)));
}

function camel(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
