import { addressBook } from "#e2e/simulator/aftermath.ts";
import { fill } from "#e2e/simulator/fill.ts";
import { manners } from "#e2e/simulator/manners.ts";
import { contactEvent, texted } from "#e2e/simulator/message-events.ts";
import { alphanumericSenders } from "#e2e/simulator/names.ts";
import { makeContact } from "#e2e/simulator/people.ts";
import { SECOND, type SimulatedEvent, type Stage } from "#e2e/simulator/stage.ts";
import { scriptOf, wordsOf } from "#e2e/simulator/talk.ts";

/** Texts to and fro over some minutes. */
export function chat(stage: Stage): SimulatedEvent[] {
  const { random, start } = stage;
  const words = wordsOf(stage);
  let at = start;
  const events = random.pick(scriptOf(stage).chats).map((line) => {
    const direction = line.startsWith("us: ") ? "OUTBOUND" : "INBOUND";
    const content = fill(line, words, random).replace(/^(us|them): /, "");
    const event = texted(stage, { direction, type: "SMS", content, at });
    at += random.int(20, 900) * SECOND;
    return event;
  });
  return [...events, ...addressBook(stage, at)];
}

/** A picture: Allo tells that it came, and never what it shows. */
export function picture(stage: Stage): SimulatedEvent[] {
  const { random, start } = stage;
  const content = random.chance(0.5) ? "" : random.pick(["📷", "Voilà / here you go", "C'est ça 👆"]);
  return [texted(stage, { direction: "INBOUND", type: "MMS", content, at: start })];
}

/** From a parcel service, a bank: a name in place of a number, which cannot be answered. */
export function notice(stage: Stage): SimulatedEvent[] {
  const { random, start, person } = stage;
  const sender = random.pick(alphanumericSenders);
  const words = { known: wordsOf(stage).known, tables: manners[person.language].slots };
  const content = fill(sender[person.language], words, random);
  return [texted(stage, { direction: "INBOUND", type: "SMS", content, at: start, sender: sender.name })];
}

/** Someone writes a person whom the business has not met yet into the address book. */
export function newContact({ random, ids, start, meet }: Stage): SimulatedEvent[] {
  return [contactEvent("contact.created", makeContact(meet(), random, ids), start)];
}
