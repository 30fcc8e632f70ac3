import { eventually } from "#e2e/harness/deliveries.ts";
import { eventBody } from "#e2e/harness/events.ts";
import { expect } from "#e2e/harness/fixtures.ts";
import type { Inbox } from "#e2e/harness/inbox.ts";
import type { RecordingInbox } from "#e2e/harness/recording-inbox.ts";
import { newWebhookId } from "#e2e/harness/send.ts";
import { type RecordedCall, type RecordedTurn, recordedCalls } from "#e2e/simulator/recorded-calls.ts";
import { type Call, callSchema, type RecordingState } from "#lib/api/call.ts";

type Spoken = Pick<RecordedTurn, "speaker" | "offsetMs" | "text">;
type Ends = { us?: string; them?: string; startedAt?: number };

/** Monday, 16 March 2026, 10:12 in Paris. */
export const STARTED = Date.parse("2026-03-16T09:12:04.000Z");

/** The call of the demo whose audio is there to be heard. */
const recorded: RecordedCall = recordedCalls.find(({ name }) => name === "harbor-plumbing") ?? missing();

let numbers = 0;

/** One of our numbers that no other call has: rings bear no call's id, so those of other tests must not come near. */
export function newNumber(): string {
  numbers += 1;
  return `+3319900${4000 + numbers}`;
}

/** What Allo tells of one call, by default of the recorded one; `data` goes over each payload's own. */
export function newCall({ us = newNumber(), them = "+33639980142", startedAt = STARTED }: Ends = {}) {
  const id = newWebhookId().replace("msg_", "cll_");
  const at = (offsetMs: number) => new Date(startedAt + offsetMs);
  const numbersOfRing = { from_number: them, to_number: us, started_at: at(-2000).toISOString() };
  return {
    id,
    us,
    rings: (data: object = {}) =>
      eventBody("call.received", { ...numbersOfRing, person: null, company: null, deals: null, ...data }, at(-2000)),
    isAnswered: () =>
      eventBody(
        "call.answered",
        { ...numbersOfRing, direction: "INBOUND", answered_at: at(1000).toISOString() },
        at(1000),
      ),
    completes: (data: object = {}, turns: readonly Spoken[] = recorded.turns) =>
      eventBody(
        "call.completed",
        {
          id,
          type: "INBOUND",
          result: "ANSWERED",
          start_date: at(0).toISOString(),
          length_in_minutes: recorded.lengthMs / 60_000,
          from_number: them,
          from_name: "Camille Rousset",
          to: us,
          to_name: "Harbor Plumbing",
          user_email: "marcus@example.net",
          tags: ["urgent"],
          summary: recorded.summary,
          recording_url: null,
          transcriptions: turns.map(({ speaker, offsetMs, text }) => {
            return { source: speaker === "us" ? "USER" : "EXTERNAL", time: at(offsetMs).toISOString(), text };
          }),
          ...data,
        },
        at(60_000),
      ),
    getsTag: (data: object, offsetMs: number) =>
      eventBody("tag.added", { call_id: id, user_email: "nora@example.net", ...data }, at(offsetMs)),
  };
}

/** What the payload of a talk has: so many turns, six seconds apart, in which every hundredth says "needle". */
export function longTalk(count: number): [data: object, turns: Spoken[]] {
  const turns = Array.from({ length: count }, (_, index): Spoken => {
    const needle = index % 100 === 50 ? " needle" : "";
    return {
      speaker: index % 2 === 0 ? "us" : "them",
      offsetMs: index * 6000,
      text: `Turn ${index}${needle}${" and so on".repeat(index % 17)}.`,
    };
  });
  return [{ length_in_minutes: count / 10 }, turns];
}

/** Sends the deliveries of one call, and waits until the call is as they tell it; resolves with its id. */
export async function receiveCall(inbox: Inbox, ...bodies: string[]): Promise<number> {
  const ids: number[] = [];
  for (const body of bodies) ids.push(await inbox.receives(body));
  const [id = missing()] = ids;
  await callOnce(inbox, id, ({ deliveries }) => deliveries.length === ids.length);
  return id;
}

/** Sends a call whose audio is what its link leads to, and waits until that is in its `state`. */
export async function receiveRecorded(
  inbox: RecordingInbox,
  link: Parameters<RecordingInbox["linkTo"]>[0] = "audio",
  state: RecordingState = "kept",
): Promise<number> {
  const id = await receiveCall(inbox, newCall().completes({ recording_url: inbox.linkTo(link) }));
  await callOnce(inbox, id, ({ recording }) => recording.state === state);
  return id;
}

/** Waits until a call is as it should be. */
async function callOnce(inbox: Inbox, id: number, isSo: (call: Call) => boolean): Promise<void> {
  const answer = await eventually(
    () => inbox.asks(`/api/v1/calls/${id}`),
    ({ status, json }) => status === 200 && isSo(callSchema.parse(json)),
  );
  expect(isSo(callSchema.parse(answer.json)), answer.text).toBe(true);
}

function missing(): never {
  throw new Error("The demo has no such recording, or the call no deliveries");
}
