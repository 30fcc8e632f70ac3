import { newWebhookId } from "#e2e/harness/send.ts";

type Message = { from?: string; number?: string; content?: string; id?: string; type?: string; happenedAt?: Date };

/** A text message that came in, as Allo tells of it. */
export function message({
  from = "Camille Rousset",
  number = "+33639980142",
  content = "Is my bike ready?",
  id = newWebhookId(),
  type = "SMS",
  happenedAt = new Date(),
}: Message = {}): string {
  return eventBody(
    "sms.received",
    {
      id,
      direction: "INBOUND",
      type,
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

/** The same, the other way. */
export function reply({
  from = "Camille Rousset",
  number = "+33639980142",
  content = "Yes, come any time.",
  id = newWebhookId(),
  happenedAt = new Date(),
}: Message = {}): string {
  return eventBody(
    "sms.sent",
    {
      id,
      direction: "OUTBOUND",
      type: "SMS",
      content,
      sent_at: happenedAt.toISOString(),
      from_number: "+33199003210",
      to_number: number,
      from_name: "Harbor Repairs",
      to_name: from,
      user_email: "nora@example.net",
    },
    happenedAt,
  );
}

type Call = {
  from?: string | null;
  number?: string;
  id?: string;
  result?: string;
  outbound?: boolean;
  happenedAt?: Date;
};

/** A call that is over. */
export function call({
  from = null,
  number = "+33639980142",
  id = newWebhookId().replace("msg_", "cll_"),
  result = "ANSWERED",
  outbound = false,
  happenedAt = new Date(),
}: Call = {}): string {
  const us = { number: "+33199003210", name: "Harbor Repairs" };
  const them = { number, name: from };
  const [caller, called] = outbound ? [us, them] : [them, us];
  return eventBody(
    "call.completed",
    {
      id,
      type: outbound ? "OUTBOUND" : "INBOUND",
      result,
      start_date: happenedAt.toISOString(),
      from_number: caller.number,
      from_name: caller.name,
      to: called.number,
      to_name: called.name,
      length_in_minutes: 1.5,
      user_email: "nora@example.net",
    },
    happenedAt,
  );
}

type Contact = {
  id?: string;
  first?: string;
  last?: string | null;
  company?: string | null;
  numbers?: string[];
  emails?: string[];
  isNew?: boolean;
  happenedAt?: Date;
};

/** A contact as it is after it was made or changed. */
export function contact({
  id = "con_1",
  first = "Camille",
  last = "Rousset",
  company = null,
  numbers = ["+33639980142"],
  emails = [],
  isNew = false,
  happenedAt = new Date(),
}: Contact = {}): string {
  const data = { id, name: first, last_name: last, company, numbers, emails };
  return eventBody(isNew ? "contact.created" : "contact.updated", data, happenedAt);
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
