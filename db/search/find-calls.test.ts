import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import fc from "fast-check";
import { findCalls } from "#db/search/find-calls.ts";
import { WINDOW } from "#db/search/found.ts";
import { arrival, testInbox } from "#db/testing.ts";
import type { SearchItem } from "#lib/api/search.ts";
import { readTyped } from "#lib/search/typed-terms.ts";

type TestInbox = ReturnType<typeof testInbox>;

const start = Date.UTC(2026, 2, 16, 9);

function complete(inbox: TestInbox, data: { id: string } & Record<string, unknown>, at = start): number {
  const id = inbox.ids.next();
  const call = {
    start_date: new Date(at).toISOString(),
    from_number: "+33639980142",
    from_name: "Camille Rousset",
    to: "+33199003210",
    type: "INBOUND",
    result: "ANSWERED",
    ...data,
  };
  const event = { topic: "call.completed", version: "2.0", timestamp: new Date(at + 60_000).toISOString(), data: call };
  inbox.write(arrival(`msg_${id}`, JSON.stringify(event)), id, false);
  return id;
}

function find(inbox: TestInbox, q: string): SearchItem[] {
  inbox.readAll();
  return findCalls(inbox.db, { q, terms: readTyped(q) }, start + 3_600_000).found.flatMap((one) => one.show() ?? []);
}

function said(...texts: string[]) {
  return texts.map((text, index) => ({
    source: index % 2 === 0 ? "EXTERNAL" : "USER",
    time: new Date(start + (index + 1) * 10_000).toISOString(),
    text,
  }));
}

function withTalk(t: TestContext) {
  const inbox = testInbox(t);
  const turns = said("Hello, it is about my bike.", "Which one?", "The twelve city bikes, and the repair quote.");
  const id = complete(inbox, { id: "cll_talk", summary: "## Fleet\nWants a **repair** quote", transcriptions: turns });
  return { inbox, id };
}

test("a hit in what was said gives the turn and its time", (t) => {
  const { inbox, id } = withTalk(t);
  const [item, ...others] = find(inbox, "twelve bik");
  assert.deepEqual(others, []);
  assert.equal(item?.id, id);
  assert.equal(item?.snippet, "The twelve city bikes, and the repair quote.");
  assert.deepEqual(
    item?.snippetMarks.map(([from, to]) => item.snippet.slice(from, to)),
    ["twelve", "bikes"],
  );
  assert.equal(item?.offsetMs, 30_000);
  assert.equal(item?.title, "Camille Rousset · +33 6 39 98 01 42");
  assert.equal(item?.at, "2026-03-16T09:00:00.000Z");
});

test("the summary stands for what is in it, without its marks", (t) => {
  const { inbox } = withTalk(t);
  const [item] = find(inbox, "wants repair");
  assert.equal(item?.snippet, "Fleet Wants a repair quote");
  assert.equal(item?.offsetMs, null);
});

test("who it was with is marked in the title, in any spelling of the number", (t) => {
  const { inbox } = withTalk(t);
  for (const [q, marked] of [
    ["rousset", "Rousset"],
    ["06 39 98 01 42", "6 39 98 01 42"],
    ["0142", "01 42"],
  ] as const) {
    const [item] = find(inbox, q);
    assert.deepEqual(
      item?.titleMarks.map(([from, to]) => item.title.slice(from, to)),
      [marked],
      q,
    );
    assert.equal(item?.snippet, "Fleet Wants a repair quote");
  }
});

test("a tag is shown with the others, and found by its key too", (t) => {
  const inbox = testInbox(t);
  complete(inbox, { id: "cll_1", tags: ["vip", "to_call_back"] });
  assert.equal(find(inbox, "vip")[0]?.snippet, "Tagged vip, to_call_back");
  assert.equal(find(inbox, "to_call_back")[0]?.snippet, "Tagged vip, to_call_back");
});

test("a phrase is found at any depth, and not where its words stand apart or in two turns", (t) => {
  const inbox = testInbox(t);
  const phrase = complete(inbox, { id: "cll_1", transcriptions: said("we sell the yellow bike") }, start);
  for (let n = 0; n < 250; n += 1) {
    const apart = n % 2 === 0 ? said("a bike, yellow") : said("it is yellow", "bike or not");
    complete(inbox, { id: `cll_a${n}`, transcriptions: apart }, start + (n + 1) * 1000);
  }
  assert.equal(find(inbox, "yellow bike").length, WINDOW);
  assert.deepEqual(
    find(inbox, '"yellow bike"').map(({ id }) => id),
    [phrase],
  );
  assert.deepEqual(
    find(inbox, '"yellow bi').map(({ id }) => id),
    [phrase],
  );
});

test("what is named so goes before what only says so, and the newest first among equals", (t) => {
  const inbox = testInbox(t);
  const old = complete(inbox, { id: "cll_1", from_name: "Camille Petit" }, start);
  const spoken = complete(inbox, { id: "cll_2", from_name: "Nora", summary: "for camille" }, start + 1000);
  const newer = complete(inbox, { id: "cll_3", from_name: "Camille Roux" }, start + 2000);
  assert.deepEqual(
    find(inbox, "camille").map(({ id }) => id),
    [newer, old, spoken],
  );
  assert.equal(find(inbox, "cll-2")[0]?.id, spoken);
});

/** Of scripts that SQLite's tables and JavaScript's have both known for long. */
const character = fc
  .constantFrom(
    [0x20, 0x24f],
    [0x300, 0x338],
    [0x3b1, 0x3c9],
    [0x400, 0x4ff],
    [0x5d0, 0x5ea],
    [0x621, 0x652],
    [0x905, 0x94d],
    [0xe01, 0xe3a],
    [0x3041, 0x3094],
    [0x4e00, 0x4fff],
    [0xac00, 0xafff],
    [0x1f600, 0x1f64f],
  )
  .chain(([min = 0, max = 0]) => fc.integer({ min, max }))
  .map((point) => String.fromCodePoint(point));

test("whatever is said is found by its own words, as the index cuts them", (t) => {
  const inbox = testInbox(t);
  inbox.db.$client.pragma("synchronous = OFF");
  let calls = 0;
  fc.assert(
    fc.property(
      fc.array(character, { minLength: 1, maxLength: 30 }).map((all) => all.join("")),
      (text) => {
        const words = readTyped(text).filter(({ kind }) => kind === "word");
        const [first] = words;
        if (first?.kind !== "word") return;
        calls += 1;
        const id = complete(inbox, { id: `cll_${calls}`, transcriptions: said(text) }, start + calls * 1000);
        assert.ok(
          find(inbox, first.word).some((item) => item.id === id),
          JSON.stringify({ text, word: first.word }),
        );
      },
    ),
    { numRuns: 300, examples: [["\u03b1\u03130"]] },
  );
});
