import { newWebhookId } from "#e2e/harness/send.ts";

type Message = { from?: string; number?: string; content?: string; id?: string; happenedAt?: Date };

/** A text message that came in, as Allo tells of it. */
export function message({
  from = "Camille Rousset",
  number = "+33639980142",
  content = "Is my bike ready?",
  id = newWebhookId(),
  happenedAt = new Date(),
}: Message = {}): string {
  return eventBody(
    "sms.received",
    {
      id,
      direction: "INBOUND",
      type: "SMS",
      content,
      sent_at: happenedAt.toISOString(),
      from_number: number,
      to_number: "+33199003210",
      from_name: from,
      to_name: "Harbor Repairs",
      user_email: "nora@example.net",
    },
    happenedAt,
  );
}

type Ring = { number?: string; happenedAt?: Date };

/** A call that rings. */
export function ring({ number = "+33639980142", happenedAt = new Date() }: Ring = {}): string {
  return eventBody(
    "call.received",
    {
      from_number: number,
      to_number: "+33199003210",
      started_at: happenedAt.toISOString(),
      user_email: "nora@example.net",
      person: null,
      company: null,
      deals: null,
    },
    happenedAt,
  );
}

/** Any event in today's envelope. */
export function eventBody(topic: string, data: unknown, happenedAt = new Date()): string {
  return JSON.stringify({ topic, version: "2.0", timestamp: happenedAt.toISOString(), data });
}
