import { tagged } from "#e2e/simulator/call-events.ts";
import { contactEvent, texted } from "#e2e/simulator/message-events.ts";
import { emailOf, makeContact } from "#e2e/simulator/people.ts";
import { MINUTE, SECOND, type SimulatedEvent, type Stage } from "#e2e/simulator/stage.ts";

const confirmations = {
  fr: [
    "Bonjour, c'est bien noté. {business}",
    "Merci pour votre appel ! Nous revenons vers vous très vite.",
    "C'est confirmé ✅",
  ],
  en: [
    "Hi, all noted. {business}",
    "Thanks for your call! We'll get back to you shortly.",
    "Confirmed ✅ see you soon",
  ],
};

/** What people do after a call: tag it, confirm by text, write the caller into the address book. */
export function aftermath(stage: Stage, callId: string, tags: readonly string[], endsAt: number): SimulatedEvent[] {
  const { random, person } = stage;
  const events: SimulatedEvent[] = [];
  for (const key of tags) {
    const at = endsAt + random.int(20, 120) * SECOND;
    events.push(tagged(stage, "tag.added", callId, key, at));
    if (random.chance(0.2)) events.push(tagged(stage, "tag.removed", callId, key, at + random.int(1, 60) * MINUTE));
  }
  if (random.chance(0.2)) {
    const content = random.pick(confirmations[person.language]).replace("{business}", stage.business.name);
    const at = endsAt + random.int(60, 600) * SECOND;
    events.push(texted(stage, { direction: "OUTBOUND", type: "SMS", content, at }));
  }
  return [...events, ...addressBook(stage, endsAt + random.int(60, 300) * SECOND)];
}

/** Creates the person's contact, or changes it, some of the time. */
export function addressBook(stage: Stage, at: number): SimulatedEvent[] {
  const { random, ids, person } = stage;
  if (!person.contact) {
    if (!random.chance(0.35)) return [];
    const contact = { ...makeContact(person, random, ids), company: null, emails: null };
    person.contact = contact;
    const created = contactEvent("contact.created", contact, at);
    if (!random.chance(0.6)) return [created];
    return [created, updateContact(stage, at + random.int(30, 300) * SECOND)];
  }
  return random.chance(0.08) ? [updateContact(stage, at)] : [];
}

function updateContact(stage: Stage, at: number): SimulatedEvent {
  const { random, person } = stage;
  const contact = person.contact ?? makeContact(person, random, stage.ids);
  const company = contact.company ?? person.company?.name ?? null;
  const emails = [...(contact.emails ?? []), emailOf(person, random)];
  person.contact = { ...contact, company, emails: [...new Set(emails)] };
  return contactEvent("contact.updated", person.contact, at);
}
