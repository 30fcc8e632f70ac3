import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { getCall } from "#db/calls/get-call.ts";
import { listCalls } from "#db/calls/list-calls.ts";
import { addMark, removeMark } from "#db/conversations/callback-marks.ts";
import { listCallbacks } from "#db/conversations/callbacks.ts";
import { arrival, testInbox } from "#db/testing.ts";
import { type CallFilters, NO_CALL_FILTERS } from "#lib/api/call-filters.ts";

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

test("needsCallback heeds what people set by hand, the time, and what is told of the call later", (t) => {
  const inbox = inboxOf(t, [call("missed", 10, camille, { result: "VOICEMAIL" })]);
  const { db } = inbox;
  const waiting = (at = now) =>
    listCalls(db, { ...NO_CALL_FILTERS, needsCallback: true }, { limit: 50 }, at).data.map(({ alloId }) => alloId);
  const [callback] = listCallbacks(db, "open", { limit: 1 }, now).data;
  assert.ok(callback);
  const set = (kind: "done" | "snooze", until: number | null) =>
    assert.deepEqual(addMark(db, callback.id, { kind, until, note: null, by: "Ada" }, now), { ok: true });
  const tag = event("tag.added", 40, { call_id: "cll_missed", tag_key: "vip" });
  inbox.write(arrival("msg_tag", tag), inbox.ids.next(), false);
  inbox.readAll();
  assert.deepEqual(waiting(), ["cll_missed"], "the tag makes its row anew");
  set("snooze", now + 1000);
  assert.deepEqual([waiting(), waiting(now + 1000)], [[], ["cll_missed"]]);
  set("done", null);
  assert.deepEqual(waiting(now + 1000), []);
  assert.equal(removeMark(db, callback.id, 2), true);
  assert.deepEqual(waiting(now + 1000), ["cll_missed"]);
});

test("needsCallback goes together with every other filter, page by page", (t) => {
  const tags = [{ key: "vip", name: "VIP" }];
  const many = Array.from({ length: 130 }, (_, n) =>
    call(`${n}`, n, `+3363998${1000 + n}`, {
      result: n % 3 === 0 ? "Voicemail" : "BLOCKED",
      user_email: n % 5 === 0 ? "Nora@example.net" : null,
      tags: n % 60 === 0 ? ["ÉTÉ"] : [],
      recording_url: n % 2 === 0 ? "https://example.net/a.mp3" : null,
      summary: n % 7 === 0 ? "about a bike" : null,
    }),
  );
  const { db } = inboxOf(t, [...many, call("talked", 5, camille, { tags })]);
  const idsFor = (filters: Partial<CallFilters>, limit = 200): number[] => {
    const found: number[] = [];
    for (let before: string | undefined; ; ) {
      const page = listCalls(db, { ...NO_CALL_FILTERS, ...filters }, { limit, before }, now);
      found.push(...page.data.map(({ id }) => id));
      if (page.nextCursor === null) return found;
      before = page.nextCursor;
    }
  };
  const waiting = new Set(idsFor({ needsCallback: true }));
  assert.equal(waiting.size, 44);
  const cases: Partial<CallFilters>[] = [
    { direction: "inbound" },
    { direction: "outbound" },
    { state: "completed" },
    { state: "unfinished" },
    { result: ["voicemail"] },
    { result: ["BLOCKED", "VOICEMAIL"], user: "NORA@example.net" },
    { tag: ["été"] },
    { number: us, hasRecording: true },
    { q: "bike" },
    { q: "bik", tag: ["été", "vip"] },
    { from: new Date(iso(20)), to: new Date(iso(90)), q: "bike" },
  ];
  for (const filters of cases) {
    const expected = idsFor(filters).filter((id) => waiting.has(id));
    const isNobody = filters.direction === "outbound" || filters.state === "unfinished";
    assert.equal(expected.length === 0, isNobody, JSON.stringify(filters));
    assert.deepEqual(idsFor({ ...filters, needsCallback: true }), expected, JSON.stringify(filters));
    assert.deepEqual(idsFor({ ...filters, needsCallback: true }, 4), expected, JSON.stringify(filters));
  }
});

test("a ring counts as a call to be called back once its time is over", (t) => {
  const ring = event("call.received", 0, { started_at: iso(0), from_number: camille, to_number: us });
  const { db } = inboxOf(t, [ring]);
  const waiting = (at: number) =>
    listCalls(db, { ...NO_CALL_FILTERS, needsCallback: true }, { limit: 50 }, at).data.length;
  assert.deepEqual([waiting(Date.parse(iso(60))), waiting(Date.parse(iso(180)))], [0, 1]);
});
