import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { getCall } from "#db/calls/get-call.ts";
import { listCalls } from "#db/calls/list-calls.ts";
import { arrival, testInbox } from "#db/testing.ts";
import { NO_CALL_FILTERS } from "#lib/api/call-filters.ts";

const us = "+33199003210";
const camille = "+33639980142";
const somebody = "+33639980777";
const iso = (minute: number) => new Date(Date.UTC(2026, 2, 16, 9, minute)).toISOString();
const now = Date.UTC(2026, 2, 16, 12);

function inboxOf(t: TestContext, bodies: string[]) {
  const inbox = testInbox(t);
  for (const body of bodies) inbox.write(arrival(`msg_${body}`, body), inbox.ids.next(), false);
  inbox.readAll();
  return inbox;
}

function event(topic: string, minute: number, data: object): string {
  return JSON.stringify({ topic, version: "2.0", timestamp: iso(minute), data });
}

function call(id: string, minute: number, from: string, more: object = {}): string {
  const data = { id: `cll_${id}`, start_date: iso(minute), from_number: from, to: us, type: "INBOUND", ...more };
  return event("call.completed", minute + 1, { result: "ANSWERED", from_name: "As Allo had it", ...data });
}

function contact(topic: string, minute: number, name: string, numbers: string[]): string {
  return event(topic, minute, { id: "con_1", name, last_name: null, company: null, emails: null, numbers });
}

test("a call bears the name of the contact that had the number then, else what Allo told", (t) => {
  const { db } = inboxOf(t, [
    call("kept", 20, camille),
    call("given-away", 50, camille),
    call("never", 20, somebody),
    contact("contact.created", 10, "Camille", [camille]),
    contact("contact.updated", 40, "Camille", []),
  ]);
  const { data } = listCalls(db, NO_CALL_FILTERS, { limit: 50 }, now);
  const named = data.map(({ id, alloId, them }) => [alloId, them.name, getCall(db, id, now)?.contactId !== null]);
  assert.deepEqual(
    new Set(named),
    new Set([
      ["cll_kept", "Camille", true],
      ["cll_given-away", "As Allo had it", false],
      ["cll_never", "As Allo had it", false],
    ]),
  );
  for (const item of data) assert.deepEqual(getCall(db, item.id, now)?.them, item.them);
});

test("needsCallback lists the calls that nobody answered, until somebody does", (t) => {
  const missed = [
    call("missed", 10, camille, { result: "VOICEMAIL" }),
    call("again", 12, camille, { result: "VOICEMAIL" }),
    call("other", 11, somebody, { result: "VOICEMAIL" }),
    call("talked", 13, "+33639980888"),
  ];
  const waiting = (bodies: string[], filters = {}) =>
    listCalls(
      inboxOf(t, bodies).db,
      { ...NO_CALL_FILTERS, needsCallback: true, ...filters },
      { limit: 50 },
      now,
    ).data.map(({ alloId }) => alloId);
  assert.deepEqual(waiting(missed), ["cll_again", "cll_other", "cll_missed"]);
  assert.deepEqual(waiting(missed, { q: "980777" }), ["cll_other"]);
  const answer = call("back", 30, us, { from_number: us, to: camille, type: "OUTBOUND" });
  assert.deepEqual(waiting([...missed, answer]), ["cll_other"]);
});
