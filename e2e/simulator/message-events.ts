import { type Contact, shownName } from "#e2e/simulator/people.ts";
import type { Direction, SimulatedEvent, Stage } from "#e2e/simulator/stage.ts";

type Text = { direction: Direction; type: "SMS" | "MMS"; content: string; at: number; sender?: string };

/** A text between the person and the business; `sender` stands for a sender without a number. */
export function texted(stage: Stage, { direction, type, content, at, sender }: Text): SimulatedEvent {
  const { person, line, business, user, ids, random } = stage;
  const them = sender ? { number: sender, name: sender } : { number: person.number, name: shownName(person) };
  const us = { number: line, name: business.name };
  const [from, to] = direction === "INBOUND" ? [them, us] : [us, them];
  return {
    at: at + random.int(400, 2000),
    topic: direction === "INBOUND" ? "sms.received" : "sms.sent",
    data: {
      id: `msg_${ids.id(20)}`,
      direction,
      type,
      content,
      sent_at: new Date(at),
      from_number: from.number,
      to_number: to.number,
      from_name: from.name,
      to_name: to.name,
      user_email: user.email,
    },
  };
}

export function contactEvent(
  topic: "contact.created" | "contact.updated",
  contact: Contact,
  at: number,
): SimulatedEvent {
  const { id, name, last_name, company, emails, numbers } = contact;
  return { at, topic, data: { id, name, last_name, company, emails, numbers } };
}
