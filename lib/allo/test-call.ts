/** The two ends of every test event; the numbers are from ranges kept for fiction. */
export const them = { number: "+33639980199", name: "Test Caller", email: "test.caller@example.com" };
export const us = { number: "+33199003299", name: "Test Line", email: "tester@example.net" };

const turns = [
  { source: "USER", afterSeconds: 5, text: "Test Line, hello, this is a test call." },
  { source: "EXTERNAL", afterSeconds: 9, text: "Hello. I only call to see whether the webhook works." },
  { source: "USER", afterSeconds: 14, text: "It does: you can read this in the inbox." },
  { source: "EXTERNAL", afterSeconds: 18, text: "Then that is all. Goodbye!" },
];

const lengthSeconds = 24;
const nobody = { number: null, user_email: null, user_name: null };

/** The `data` of a `call.completed` that ended half a minute before `now`. */
export function testCall(now: number, randomId: string) {
  const start = now - (lengthSeconds + 30) * 1000;
  return {
    id: `cll_${randomId}`,
    start_date: new Date(start).toISOString(),
    recording_url: null,
    from_number: them.number,
    from_name: them.name,
    to: us.number,
    to_name: us.name,
    length_in_minutes: lengthSeconds / 60,
    length: `${lengthSeconds}s`,
    tag: "test",
    tags: ["test"],
    summary: "**Test call.** It shows what a finished call looks like; nobody really called.",
    transcriptions: turns.map(({ source, afterSeconds, text }) => ({
      source,
      time: new Date(start + afterSeconds * 1000).toISOString(),
      text,
    })),
    concatenated_transcript: turns.map(({ source, text }) => `${source}: ${text}`).join("\n"),
    data_collected: {},
    type: "INBOUND",
    result: "ANSWERED",
    integration_id: null,
    transfer_from: nobody,
    transfer_to: nobody,
    user_email: us.email,
    original_to_number: null,
    original_to_name: null,
    transfer_original_call_id: null,
    ivr_result: [],
  };
}
