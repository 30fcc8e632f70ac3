import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import fc from "fast-check";
import { listCalls } from "#db/calls/list-calls.ts";
import { arrival, testInbox } from "#db/testing.ts";
import type { CallItem } from "#lib/api/call.ts";
import { type CallFilters, NO_CALL_FILTERS } from "#lib/api/call-filters.ts";

type TestInbox = ReturnType<typeof testInbox>;

const start = Date.UTC(2026, 2, 16, 9);
const now = start + 24 * 3_600_000;
const them = "+33639980142";
const us = "+33199003210";

function send(inbox: TestInbox, topic: string, at: number, data: object): number {
  const id = inbox.ids.next();
  const body = JSON.stringify({ topic, version: "2.0", timestamp: new Date(at).toISOString(), data });
  inbox.write(arrival(`msg_${id}`, body), id, false);
  return id;
}

function complete(inbox: TestInbox, id: string, at: number, data: object = {}): number {
  const call = {
    id,
    start_date: new Date(at).toISOString(),
    from_number: them,
    to: us,
    type: "INBOUND",
    result: "ANSWERED",
  };
  return send(inbox, "call.completed", at + 60_000, { ...call, ...data });
}

function ring(inbox: TestInbox, at: number, data: object = {}): number {
  const started_at = new Date(at).toISOString();
  return send(inbox, "call.received", at, { from_number: them, to_number: us, started_at, ...data });
}

function idsFor({ db }: TestInbox, filters: Partial<CallFilters>): number[] {
  return listCalls(db, { ...NO_CALL_FILTERS, ...filters }, { limit: 200 }, now).data.map(({ id }) => id);
}

function variety(t: TestContext) {
  const inbox = testInbox(t);
  const talk = [{ source: "EXTERNAL", time: "", text: "Élodie wants her vélo back" }];
  const ids = {
    plain: complete(inbox, "cll_plain", start, { tags: ["quote"], user_email: "Nora@example.net", summary: "A fleet" }),
    voicemail: complete(inbox, "cll_vm", start + 1_000, { result: "VOICEMAIL", recording_url: "https://a/b.mp3" }),
    outbound: complete(inbox, "cll_out", start + 2_000, {
      type: "OUTBOUND",
      from_number: us,
      to: them,
      tags: ["quote", "vip"],
      transcriptions: talk,
    }),
    elsewhere: complete(inbox, "cll_us", start + 3_000, { to: "+14155550100", from_name: "Camille Rousset" }),
    ringing: ring(inbox, now - 60_000),
    answered: ring(inbox, now - 600_000),
    unfinished: ring(inbox, now - 2 * 3_600_000),
  };
  const picked = { direction: "INBOUND", started_at: new Date(now - 600_000).toISOString() };
  send(inbox, "call.answered", now, { from_number: them, to_number: us, ...picked });
  inbox.readAll();
  return { inbox, ids };
}

test("every filter gives just the calls it names, and all of them hold together", (t) => {
  const { inbox, ids } = variety(t);
  const all = [ids.ringing, ids.answered, ids.unfinished, ids.elsewhere, ids.outbound, ids.voicemail, ids.plain];
  const cases: [Partial<CallFilters>, number[]][] = [
    [{}, all],
    [{ direction: "outbound" }, [ids.outbound]],
    [{ state: "ringing" }, [ids.ringing]],
    [{ state: "answered" }, [ids.answered]],
    [{ state: "unfinished" }, [ids.unfinished]],
    [{ state: "completed" }, all.slice(3)],
    [{ result: ["voicemail"] }, [ids.voicemail]],
    [{ result: ["VOICEMAIL", "ANSWERED"] }, all.slice(3)],
    [{ tag: ["quote"] }, [ids.outbound, ids.plain]],
    [{ tag: ["vip", "quote"], direction: "inbound" }, [ids.plain]],
    [{ tag: ["quot"] }, []],
    [{ user: "nora@example.net" }, [ids.plain]],
    [{ number: "+1 (415) 555-0100" }, [ids.elsewhere]],
    [{ number: " 14155550100" }, [ids.elsewhere]],
    [{ hasRecording: true }, [ids.voicemail]],
    [{ from: new Date(start + 1_000), to: new Date(start + 3_000) }, [ids.outbound, ids.voicemail]],
    [{ from: new Date(start + 1_000), to: new Date(start + 3_000), result: ["ANSWERED"] }, [ids.outbound]],
    [{ q: "elodie VEL" }, [ids.outbound]],
    [{ q: "fleet" }, [ids.plain]],
    [{ q: '"wants her" velo' }, [ids.outbound]],
    [{ q: '"her wants"' }, []],
    [{ q: "rousset" }, [ids.elsewhere]],
    [{ q: "cll-vm" }, [ids.voicemail]],
    [{ q: "06 39 98 01 42" }, all],
    [{ q: "550100" }, [ids.elsewhere]],
    [{ q: "quote", direction: "outbound" }, [ids.outbound]],
    [{ q: "fleet", direction: "outbound" }, []],
    [{ q: "?!" }, []],
  ];
  for (const [filters, expected] of cases) assert.deepEqual(idsFor(inbox, filters), expected, JSON.stringify(filters));
});

test("what a call is found by follows what becomes of it", (t) => {
  const inbox = testInbox(t);
  const id = ring(inbox, start);
  inbox.readAll();
  assert.deepEqual(idsFor(inbox, { state: "unfinished" }), [id]);
  complete(inbox, "cll_1", start + 2_000, { transcriptions: [{ source: "USER", text: "spoken" }] });
  inbox.readAll();
  assert.deepEqual(idsFor(inbox, { state: "unfinished" }), []);
  send(inbox, "tag.added", start + 90_000, { call_id: "cll_1", tag_key: "vip" });
  inbox.readAll();
  inbox.restartProjector();
  for (const filters of [{ tag: ["vip"] }, { q: "spoken" }, { tag: ["vip"], q: "spoken" }])
    assert.deepEqual(idsFor(inbox, filters), [id]);
  send(inbox, "tag.removed", start + 91_000, { call_id: "cll_1", tag_key: "vip" });
  inbox.readAll();
  assert.deepEqual(idsFor(inbox, { tag: ["vip"] }), []);
  assert.deepEqual(idsFor(inbox, { q: "spoken" }), [id]);
});

test("pages neither lose nor repeat a call, with one start for many and calls arriving in between", (t) => {
  const inbox = testInbox(t);
  inbox.db.$client.pragma("synchronous = OFF");
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2 }), { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), (starts, limit) => {
      for (const at of starts) complete(inbox, `cll_${inbox.ids.next()}`, start + at, { summary: "bikes" });
      inbox.readAll();
      for (const filters of [NO_CALL_FILTERS, { ...NO_CALL_FILTERS, q: "bikes" }]) {
        const expected = walk(inbox, filters, 200);
        const pages = walk(inbox, filters, limit, () => complete(inbox, `cll_${inbox.ids.next()}`, start + 10));
        assert.deepEqual(pages, expected);
        const sorted = expected.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt) || b.id - a.id);
        assert.deepEqual(expected, sorted);
      }
    }),
    { numRuns: 10 },
  );
});

function walk(inbox: TestInbox, filters: CallFilters, limit: number, between = () => 0): CallItem[] {
  const found: CallItem[] = [];
  for (let before: string | undefined; ; ) {
    const page = listCalls(inbox.db, filters, { limit, before }, now);
    found.push(...page.data);
    if (page.nextCursor === null) return found;
    before = page.nextCursor;
    between();
    inbox.readAll();
  }
}

test("calls that want one place in the list get one each", (t) => {
  const inbox = testInbox(t);
  const far = 2 ** 21;
  const first = complete(inbox, "cll_1", start, { summary: "one" });
  while (inbox.ids.next() < first + far - 1);
  const second = complete(inbox, "cll_2", start, { summary: "two" });
  assert.equal(second, first + far);
  const early = complete(inbox, "cll_0", Date.UTC(1900, 0));
  const late = complete(inbox, "cll_3", Date.UTC(9999, 0));
  inbox.readAll();
  assert.deepEqual(idsFor(inbox, {}), [late, second, first, early]);
  assert.deepEqual(idsFor(inbox, { q: "one" }), [first]);
  assert.deepEqual(idsFor(inbox, { q: "two" }), [second]);
});

test("no text whatever breaks the search", (t) => {
  const { inbox } = variety(t);
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.stringMatching(/^["*()^:\-+ANDORT ]+$/)),
      (text) => {
        assert.deepEqual(idsFor(inbox, { q: text, tag: ['a"b'], user: text, number: text, result: [text] }), []);
      },
    ),
  );
});

test("no page sorts or scans: every filter walks one index in the order of the list", (t) => {
  const { inbox } = variety(t);
  const seen: string[] = [];
  const prepare = inbox.db.$client.prepare.bind(inbox.db.$client);
  inbox.db.$client.prepare = (source: string) => {
    seen.push(source);
    return prepare(source);
  };
  const window = { limit: 5, before: "9000000000000000000" };
  const times = { from: new Date(0), to: new Date(now) };
  for (const filters of [
    {},
    times,
    { q: "fleet" },
    { tag: ["a", "b"], ...times },
    { state: "unfinished" as const, q: "fl" },
    { needsCallback: true, ...times },
    { needsCallback: true, q: "fleet" },
  ]) {
    seen.length = 0;
    assert.ok(listCalls(inbox.db, { ...NO_CALL_FILTERS, ...filters }, window, now));
    const [source = "", ...others] = seen.filter((text) => text.startsWith("select") && text.includes('"calls"'));
    assert.equal(others.length, 0);
    const values = [...source.matchAll(/\?/g)].map(() => (source.includes(" match ") ? '"fleet"' : 1));
    const plan = JSON.stringify(prepare(`explain query plan ${source}`).all(...values));
    assert.doesNotMatch(plan, /TEMP B-TREE|SCAN calls[^ ]*"/, `${JSON.stringify(filters)}: ${source}: ${plan}`);
    assert.doesNotMatch(source, /"(rowid|place)" [<>]=? \?/);
  }
});
