import { testCall, them, us } from "#lib/allo/test-call.ts";

const card = {
  person: {
    id: "con_testPerson0000000001",
    name: "Test",
    last_name: "Caller",
    email: them.email,
    emails: [them.email],
    numbers: [them.number],
    job_title: "Tester",
  },
  company: { id: "com-test00000001", name: "Test Company" },
  deals: null,
};

/** What each test event says, from the time when it happens and an id that no other has. */
const makers = {
  "call.received": (now) => ({ ...ring(now), ...card }),
  "call.triggered": (now) => ({ ...turnedRound(ring(now)), ...card }),
  "call.answered": (now) => ({
    ...turnedRound(ring(now - 11_000)),
    direction: "OUTBOUND",
    answered_at: iso(now),
  }),
  "call.completed": (now, id) => testCall(now, id),
  "tag.added": (_, id) => tag(id),
  "tag.removed": (_, id) => tag(id),
  "summary.updated": (now, id) => ({
    id: `cll_${id}`,
    content: "Test summary, edited by hand. No real call belongs to it.",
    version: 2,
    updated_at: iso(now),
    updated_by: { id: `usr_${id}`, name: us.name },
  }),
  "sms.received": (now, id) => ({
    id: `msg_${id}`,
    direction: "INBOUND",
    type: "SMS",
    content: "This is a test message. If you can read it, your webhook works ✅",
    sent_at: iso(now),
    from_number: them.number,
    to_number: us.number,
    from_name: them.name,
    to_name: us.name,
    user_email: us.email,
  }),
  "sms.sent": (now, id) => ({
    id: `msg_${id}`,
    direction: "OUTBOUND",
    type: "SMS",
    content: "This is a test answer. Nobody gets it.",
    sent_at: iso(now),
    from_number: us.number,
    to_number: them.number,
    from_name: us.name,
    to_name: them.name,
    user_email: us.email,
  }),
  "contact.created": (_, id) => contact(id, { company: null, emails: null }),
  "contact.updated": (_, id) => contact(id, { company: "Test Company", emails: [them.email] }),
} as const satisfies Record<string, (now: number, randomId: string) => Record<string, unknown>>;

/** Who sends the test events. */
export const TEST_USER_AGENT = "Allo-Inbox-Test";
export const TEST_TOPICS: readonly string[] = Object.keys(makers);

/**
 * A believable event of a known topic whose names plainly say that it is a test, or null for any other topic.
 * `now` is epoch milliseconds; `randomId` becomes part of every id.
 */
export function makeTestEvent(
  topic: string,
  now: number,
  randomId: string,
): { webhookId: string; body: string } | null {
  const found = Object.entries(makers).find(([name]) => name === topic);
  if (!found) return null;
  const [, makeData] = found;
  const body = { topic, version: "2.0", timestamp: iso(now), data: makeData(now, randomId) };
  return { webhookId: `msg_${randomId}`, body: JSON.stringify(body) };
}

function ring(at: number) {
  return { from_number: them.number, to_number: us.number, started_at: iso(at), user_email: us.email };
}

function turnedRound({ from_number, to_number, ...rest }: ReturnType<typeof ring>) {
  return { from_number: to_number, to_number: from_number, ...rest };
}

function tag(id: string) {
  return { call_id: `cll_${id}`, tag_key: "test", tag_name: "Test", user_email: us.email };
}

function contact(id: string, more: { company: string | null; emails: string[] | null }) {
  return { id: `con_${id}`, name: "Test", last_name: "Caller", ...more, numbers: [them.number] };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
