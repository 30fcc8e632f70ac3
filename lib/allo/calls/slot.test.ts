import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { byTime, type Noted } from "#lib/allo/calls/call-event.ts";
import { foldCall } from "#lib/allo/calls/fold-call.ts";
import { readCallEvent } from "#lib/allo/calls/read-call-event.ts";
import { slotOf } from "#lib/allo/calls/slot.ts";
import { normaliseEvent } from "#lib/allo/envelope.ts";

const start = Date.parse("2026-03-16T09:00:00Z");
const iso = (seconds: number) => new Date(start + seconds * 1000).toISOString();

const text = fc.constantFrom(null, "", "a", "b");
const number = fc.constantFrom(null, "+33199003210", "+33639980142");
const time = fc.constantFrom(null, iso(0), iso(1));
const list = fc.constantFrom(null, [], ["a"], ["b", "a"]);

const data: Record<string, fc.Arbitrary<object>> = {
  "call.received": fc.record({
    from_number: number,
    to_number: number,
    started_at: time,
    user_email: text,
    person: fc.constantFrom(null, { name: "Camille" }, { name: "Noé" }),
    company: fc.constantFrom(null, { name: "Boreal" }),
  }),
  "call.answered": fc.record({ from_number: number, to_number: number, started_at: time, answered_at: time }),
  "call.completed": fc.record({
    id: fc.constant("cll_1"),
    from_number: number,
    to: number,
    from_name: text,
    start_date: time,
    length: fc.constantFrom(null, "0s", "1m"),
    result: text,
    summary: text,
    user_email: text,
    tags: list,
    recording_url: text,
    transfer_original_call_id: text,
    transcriptions: fc.constantFrom([], [{ text: "hello" }]),
    transfer_from: fc.constantFrom(null, { user_email: "nora@example.net" }),
  }),
  "tag.added": fc.record({ call_id: fc.constant("cll-1"), tag_key: fc.constantFrom("a", "b"), tag_name: text }),
  "tag.removed": fc.record({ call_id: fc.constant("cll-1"), tag_key: fc.constantFrom("a", "b"), tag_name: text }),
  "summary.updated": fc.record({ call_id: fc.constant("cll-1"), content: fc.constantFrom("a", "b") }),
};

const told = fc
  .oneof(...Object.entries(data).map(([topic, of]) => fc.tuple(fc.constant(topic), of, fc.nat({ max: 4 }))))
  .map(([topic, data, seconds]) => ({ topic, data, seconds }));

/** Few kinds of deliveries, told again and again. */
const calls = fc
  .array(told, { minLength: 1, maxLength: 6 })
  .chain((kinds) =>
    fc.array(fc.record({ kind: fc.constantFrom(...kinds), later: fc.nat({ max: 3 }) }), { minLength: 1 }),
  );

test("the last of each slot makes the same call as all of them", () => {
  let left = 0;
  fc.assert(
    fc.property(calls, (again) => {
      const events = again.map(({ kind, later }, index): Noted => {
        const { topic, data, seconds } = kind;
        const event = normaliseEvent({ topic, version: "2.0", data });
        const said = event && readCallEvent(event);
        assert.ok(said);
        return { deliveryId: index, webhookId: `msg_${index % 7}${index}`, at: start + (seconds + later) * 1000, said };
      });
      const slots = Map.groupBy(events, ({ said, at }) => slotOf(said, at));
      const counting = [...slots.values()].flatMap((slot) => slot.toSorted(byTime).slice(-1));
      left += events.length - counting.length;
      const ofAll = foldCall(events);
      assert.deepEqual(foldCall(counting), ofAll && { ...ofAll, tagLog: foldCall(counting)?.tagLog });
    }),
    { numRuns: 500 },
  );
  assert.ok(left > 500, `only ${left} were left out`);
});

test("what cannot be placed stands for what says exactly the same, and for nothing else", () => {
  const ring = (data: object) => {
    const event = normaliseEvent({ topic: "call.received", version: "2.0", data });
    const said = event && readCallEvent(event);
    assert.ok(said);
    return slotOf(said, null);
  };
  const ends = { from_number: "+33639980142", to_number: "+33199003210" };
  assert.equal(ring(ends), ring({ ...ends }));
  assert.notEqual(ring({ ...ends, user_email: "a" }), ring({ ...ends, user_email: "b" }));
  const started = { ...ends, started_at: iso(0) };
  assert.equal(ring({ ...started, user_email: "a" }), ring({ ...started, user_email: "b" }));
  assert.notEqual(ring({ ...started, user_email: "a" }), ring(started));
});
