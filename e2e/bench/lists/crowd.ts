import type { Filling } from "#e2e/bench/lists/fill.ts";
import { names } from "#e2e/simulator/names.ts";
import { makeRandom } from "#e2e/simulator/random.ts";

/** How many turns lie between two of them: a history of a million tells of 20,000 contacts and 20,000 numbers of nobody. */
const EVERY = 50;

/** Of the numbers of nobody, every so many has written to us and waits for an answer; we have written to the others. */
const WAITS = 4;

const US = "+33199003210";

/** How many strangers of each kind a history of `count` deliveries has at least. */
export function crowdSize(count: number): number {
  return Math.floor(count / EVERY);
}

/** A number that is nobody's. */
export function crowdNumber(number: number): string {
  return `+3376${String(number).padStart(7, "0")}`;
}

/** Somebody of the address book. */
export function crowdPerson(number: number) {
  const random = makeRandom("crowd", number);
  const { first, last } = names[random.pick(["fr", "en"] as const)];
  const person = { first: random.pick(first), last: random.pick(last), hasCompany: random.chance(0.3) };
  const local = `${person.first}.${person.last}.${number}`.normalize("NFD").replace(/[^\w.]/g, "");
  return { ...person, address: `${local.toLowerCase()}@example.org` };
}

/**
 * The deliveries to be put in after number `turn`: somebody new in the address book, and a message from or to a number
 * that is nobody's. The simulated business knows some hundred people however long it goes on, so without them no list of
 * people would grow with the history.
 */
export function strangersAt(turn: number, receivedAt: number): Filling[] {
  if (turn % EVERY !== 0) return [];
  const number = turn / EVERY;
  const at = new Date(receivedAt).toISOString();
  return [
    { webhookId: `msg_crowdcontact${number}`, body: contactBody(number, at), receivedAt },
    { webhookId: `msg_crowdmessage${number}`, body: messageBody(number, at), receivedAt },
  ];
}

function contactBody(number: number, at: string): Buffer {
  const { first, last, hasCompany, address } = crowdPerson(number);
  return bodyOf("contact.created", at, {
    id: `con_crowd${String(number).padStart(10, "0")}`,
    name: first,
    last_name: last,
    company: hasCompany ? `${last} & Co` : null,
    emails: [address],
    numbers: [`+3375${String(number).padStart(7, "0")}`],
  });
}

function messageBody(number: number, at: string): Buffer {
  const them = crowdNumber(number);
  const received = number % WAITS === 0;
  const [from, to] = received ? [them, US] : [US, them];
  return bodyOf(received ? "sms.received" : "sms.sent", at, {
    id: `msg-crowd${number}`,
    direction: received ? "INBOUND" : "OUTBOUND",
    type: "SMS",
    content: "Are you open on Saturday?",
    sent_at: at,
    from_number: from,
    to_number: to,
    from_name: from,
    to_name: to,
    user_email: "nora@atelier-canal.example.net",
  });
}

function bodyOf(topic: string, timestamp: string, data: object): Buffer {
  return Buffer.from(JSON.stringify({ topic, version: "2.0", timestamp, data }));
}
