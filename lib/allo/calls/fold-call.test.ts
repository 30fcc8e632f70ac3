import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Noted } from "#lib/allo/calls/call-event.ts";
import { type FoldedCall, foldCall } from "#lib/allo/calls/fold-call.ts";
import { readCallEvent } from "#lib/allo/calls/read-call-event.ts";
import { normaliseEvent } from "#lib/allo/envelope.ts";

const start = Date.parse("2026-03-16T09:00:00Z");
const iso = (seconds: number) => new Date(start + seconds * 1000).toISOString();

function noted(
  deliveryId: number,
  seconds: number,
  topic: string,
  data: object,
  webhookId = `msg_${deliveryId}`,
): Noted {
  const event = normaliseEvent({ topic, version: "2.0", data });
  const said = event && readCallEvent(event);
  assert.ok(said);
  return { deliveryId, webhookId, at: start + seconds * 1000, said };
}

function completed(deliveryId: number, seconds: number, data: object = {}): Noted {
  const ends = { from_number: "+33639980142", to: "+33199003210", type: "INBOUND" };
  return noted(deliveryId, seconds, "call.completed", { id: "cll_1", start_date: iso(0), ...ends, ...data });
}

function ring(deliveryId: number, seconds: number, data: object = {}, topic = "call.received"): Noted {
  const ends = { from_number: "+33639980142", to_number: "+33199003210" };
  return noted(deliveryId, seconds, topic, { ...ends, started_at: iso(seconds), ...data });
}

function tag(deliveryId: number, seconds: number, change: "added" | "removed", key: string): Noted {
  return noted(deliveryId, seconds, `tag.${change}`, { call_id: "cll-1", tag_key: key, tag_name: `Tag ${key}` });
}

function folded(events: Noted[]): FoldedCall {
  const call = foldCall(events);
  assert.ok(call);
  return call;
}

test("tags are those of the completion, and what came and went since", () => {
  const keys = (events: Noted[]) => folded(events).tags.map(({ key }) => key);
  const sent = completed(1, 100, { tags: ["a", "b"] });
  assert.deepEqual(keys([sent, tag(2, 101, "added", "c"), tag(3, 102, "removed", "a")]), ["b", "c"]);
  assert.deepEqual(keys([sent, tag(2, 99, "added", "c"), tag(3, 98, "removed", "a")]), ["a", "b"], "it knew of those");
  assert.deepEqual(keys([sent, tag(2, 103, "removed", "c"), tag(3, 102, "added", "c")]), ["a", "b"]);
  assert.deepEqual(keys([completed(1, 100), tag(2, 50, "added", "c")]), ["c"], "it said nothing of tags");
  assert.deepEqual(keys([sent, completed(4, 200, { tags: ["z"] }), tag(2, 150, "added", "c")]), ["z"]);
  const { tags, tagLog, sources } = folded([sent, tag(9, 101, "removed", "a")]);
  assert.deepEqual(tags, [{ key: "b", name: "b" }]);
  assert.deepEqual(
    tagLog.map(({ deliveryId, name }) => [deliveryId, name]),
    [[9, "Tag a"]],
  );
  assert.equal(sources.tags, 9);
});

test("the last completion has the word on what it says, and an earlier one on the rest", () => {
  const call = folded([
    completed(2, 200, { result: "VOICEMAIL", summary: "" }),
    completed(1, 100, { result: "ANSWERED", summary: "first", recording_url: "https://a/b.mp3", length: "1h 2m 3s" }),
  ]);
  assert.partialDeepStrictEqual(call, {
    result: "VOICEMAIL",
    summary: "first",
    hasRecording: true,
    durationSeconds: 3723,
    sources: { result: 2, summary: 1, recording: 1, startedAt: 2 },
  });
});

test("a summary that was edited holds until a later one comes", () => {
  const edit = noted(2, 150, "summary.updated", { call_id: "cll_1", content: "edited" });
  assert.equal(folded([completed(1, 100, { summary: "first" }), edit]).summary, "edited");
  assert.equal(folded([completed(1, 200, { summary: "again" }), edit]).summary, "again");
});

test("person, company and user are those of the ring where the completion is silent", () => {
  const person = { id: "con_1", name: "Camille", last_name: "Rousset" };
  const call = folded([
    completed(1, 100),
    ring(2, 1, { user_email: "team@example.net" }),
    ring(3, 2, { person, company: { id: "com-1", name: "Boreal" }, user_email: "other@example.net" }),
    ring(4, 1, { user_email: "nora@example.net", answered_at: iso(9), direction: "INBOUND" }, "call.answered"),
  ]);
  assert.partialDeepStrictEqual(call, {
    them: { name: "Camille Rousset" },
    companyName: "Boreal",
    userEmail: "nora@example.net",
    answeredAt: start + 9000,
    isAnswered: true,
    ring: { deliveryId: 2, apartMs: 1000 },
    sources: { person: 3, company: 3, them: 3, userEmail: 4, answeredAt: 4 },
  });
});

test("tags and summaries alone are no call, and a ring alone has none to be matched with", () => {
  assert.equal(foldCall([tag(1, 0, "added", "a")]), null);
  assert.equal(foldCall([]), null);
  assert.partialDeepStrictEqual(folded([ring(1, 5)]), {
    key: null,
    ring: null,
    isCompleted: false,
    startedAt: start + 5000,
  });
});

test("without a start the ring tells it, else the end less the length", () => {
  const silent = completed(1, 100, { start_date: "soon", length_in_minutes: 1.5 });
  assert.equal(folded([silent, ring(2, 7)]).startedAt, start + 7000);
  assert.equal(folded([silent]).startedAt, start + 10_000);
});

const anyEvent = fc
  .record({ at: fc.nat({ max: 3 }), what: fc.nat({ max: 4 }), value: fc.constantFrom("a", "b", "c") })
  .map(({ at, what, value }) => (deliveryId: number) => {
    if (what === 0) return completed(deliveryId, at, { tags: [value], result: value });
    if (what === 1) return completed(deliveryId, at, { summary: value, from_name: value });
    if (what === 2) return ring(deliveryId, at, { user_email: value });
    return tag(deliveryId, at, what === 3 ? "added" : "removed", value);
  });

test("any order gives the same call, also among events of one moment", () => {
  const events = fc.array(anyEvent, { maxLength: 9 }).map((makers) => makers.map((make, index) => make(index)));
  fc.assert(
    fc.property(
      events.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        const renumbered = shuffled.map((event, deliveryId) => ({ ...event, deliveryId }));
        const idOf = new Map(renumbered.map(({ webhookId, deliveryId }) => [deliveryId, webhookId]));
        const named = (call: FoldedCall | null, nameOf: (id: number) => string | undefined) =>
          JSON.stringify(call, (key, value) =>
            key === "deliveryId" || (typeof value === "number" && value < 100 && key !== "apartMs")
              ? nameOf(value)
              : value,
          );
        assert.equal(
          named(foldCall(renumbered), (id) => idOf.get(id)),
          named(foldCall(list), (id) => `msg_${id}`),
        );
      },
    ),
  );
});
