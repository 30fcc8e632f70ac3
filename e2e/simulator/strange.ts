/** Rightly signed bodies that no reader of today's format understands: they must be kept all the same. */
export type StrangeBody = { topic: string; body: Buffer };

type Maker = (timestamp: string) => StrangeBody;

function event(topic: string, version: string, data: unknown): Maker {
  return (timestamp) => ({ topic, body: Buffer.from(JSON.stringify({ topic, version, timestamp, data })) });
}

function raw(name: string, bytes: (timestamp: string) => Uint8Array | string): Maker {
  return (timestamp) => ({ topic: `(${name})`, body: Buffer.from(bytes(timestamp)) });
}

const makers: readonly Maker[] = [
  event("voicemail.transcribed", "2.0", { id: "vml_0000000000000000001", text: "Please call me back." }),
  raw(
    "broken JSON",
    (timestamp) => `{"topic":"call.completed","version":"2.0","timestamp":"${timestamp}","data":{"id":"cll_`,
  ),
  event("number.suspended", "2.0", { number: "+33199003210", reason: "identity_check" }),
  event("call.completed", "3.0", { call: { id: "cll_fromTheFuture0000001" }, participants: [] }),
  raw("invalid UTF-8", (timestamp) =>
    Buffer.from(
      `{"topic":"sms.received","version":"2.0","timestamp":"${timestamp}","data":{"content":"caf\u00e9"}}`,
      "latin1",
    ),
  ),
  event("sms.received", "2.0", { id: 12, direction: "SIDEWAYS", content: { text: "not a string" } }),
  raw("a list, not an event", (timestamp) => JSON.stringify(["call.received", timestamp])),
  event("partner.account_activated", "2.0", { partner_client_ref: "demo-42", account: { id: "acc_1" } }),
  event("contact.created", "2.0", null),
  raw("not JSON at all", (timestamp) => `hello from the simulator at ${timestamp}`),
];

/** The strange body number `turn`: all kinds come round in turn. */
export function strangeBody(turn: number, at: number): StrangeBody {
  const [maker] = makers.slice(turn % makers.length);
  if (!maker) throw new Error("there are no strange bodies");
  return maker(new Date(at).toISOString());
}
