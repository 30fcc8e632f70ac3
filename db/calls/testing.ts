import { createHash } from "node:crypto";
import fc from "fast-check";
import { callEvents, callFacets, calls } from "#db/call-schema.ts";
import type { Db } from "#db/open.ts";
import { dropProjections } from "#db/projector.ts";
import { attempts, deliveries } from "#db/schema.ts";
import { arrival, type testInbox } from "#db/testing.ts";

/** What somebody signs and sends; `receivedAt` is epoch milliseconds. */
export type Sent = { webhookId: string; body: string; receivedAt: number };

/** In one transaction: a commit for each would be all that the test waits for. */
export function store({ db, write, ids }: ReturnType<typeof testInbox>, sent: readonly Sent[]): void {
  db.transaction(() => {
    for (const { webhookId, body, receivedAt } of sent) write(arrival(webhookId, body, receivedAt), ids.next(), false);
  });
}

/** For the next of many histories, which is faster than another database. */
export function emptyInbox(inbox: ReturnType<typeof testInbox>): void {
  dropProjections(inbox.db);
  inbox.db.delete(attempts).run();
  inbox.db.delete(deliveries).run();
  inbox.restartProjector();
}

/** A history as it arrives: in any order, some of it again, and read whenever there is time. */
export function arrivalsOf(history: fc.Arbitrary<Sent[]>): fc.Arbitrary<{ sent: Sent[]; batches: Sent[][] }> {
  return history.chain((sent) =>
    fc.record({
      sent: fc.constant(sent),
      batches: fc
        .tuple(
          fc.shuffledSubarray(sent, { minLength: sent.length }),
          fc.array(fc.boolean(), { minLength: sent.length, maxLength: sent.length }),
          fc.subarray(sent, { maxLength: Math.min(3, sent.length) }),
        )
        .map(([shuffled, pauses, repeated]) => {
          const batches: Sent[][] = [[]];
          for (const [index, one] of shuffled.entries()) {
            batches.at(-1)?.push(one);
            if (pauses[index]) batches.push([]);
          }
          return [...batches, repeated];
        }),
    }),
  );
}

const start = Date.UTC(2026, 2, 16, 9);
const iso = (at: number) => new Date(at).toISOString();

type Line = { us: string; them: string; direction: "INBOUND" | "OUTBOUND" };

/** Calls of one line are what can be taken for each other. */
function mostly<T extends string>(usual: T, ...others: T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 8, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
}

const line: fc.Arbitrary<Line> = fc.record({
  us: mostly("+33199003210", "+14155550100"),
  them: mostly("+33639980142", "06 39 98 01 42", "anonymous", ""),
  direction: mostly<Line["direction"]>("INBOUND", "OUTBOUND"),
});

function event(topic: string, at: number, data: object): string {
  return JSON.stringify({ topic, version: "2.0", timestamp: iso(at), data });
}

function ends({ us, them, direction }: Line): { from_number: string; to_number: string } {
  return direction === "INBOUND" ? { from_number: them, to_number: us } : { from_number: us, to_number: them };
}

/** Everything that may be sent about one call; nothing of it need arrive. */
const story: fc.Arbitrary<string[]> = fc
  .record({
    line,
    id: fc.integer({ min: 1, max: 5 }),
    dash: fc.constantFrom("-", "_"),
    at: fc
      .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 4 }))
      .map(([coarse, fine]) => start + coarse * 50_000 + fine * 3_000),
    lag: fc.integer({ min: 0, max: 4 }).map((steps) => steps * 1_500),
    telephones: fc.integer({ min: 0, max: 3 }),
    answered: fc.boolean(),
    completed: fc.integer({ min: 0, max: 2 }),
    tags: fc.array(fc.record({ key: fc.constantFrom("a", "b"), added: fc.boolean(), after: fc.nat({ max: 3 }) }), {
      maxLength: 3,
    }),
    summary: fc.boolean(),
    original: fc.option(fc.integer({ min: 1, max: 5 })),
  })
  .map(({ line, id, dash, at, lag, telephones, answered, completed, tags, summary, original }) => {
    const { from_number, to_number } = ends(line);
    const started_at = iso(at);
    const call_id = `cll${dash}${id}`;
    const received = Array.from({ length: telephones }, (_, index) =>
      event(line.direction === "INBOUND" ? "call.received" : "call.triggered", at, {
        from_number,
        to_number,
        started_at,
        user_email: `user${index}@example.net`,
        ...(index === 0 ? { person: { id: "con_1", name: "Camille" } } : {}),
      }),
    );
    const answers = answered
      ? [event("call.answered", at, { from_number, to_number, direction: line.direction, started_at })]
      : [];
    const ended = Array.from({ length: completed }, (_, index) =>
      event("call.completed", at + 60_000 + index, {
        id: call_id,
        start_date: iso(at + lag),
        from_number,
        to: to_number,
        type: line.direction,
        result: index === 0 ? "ANSWERED" : "VOICEMAIL",
        tags: index === 0 ? ["a"] : ["b", "c"],
        summary: `talk ${id} version ${index}`,
        transcriptions: [{ source: "EXTERNAL", time: iso(at + lag + 5_000), text: `word${id}` }],
        transfer_original_call_id: original === null ? null : `cll_${original}`,
      }),
    );
    const tagged = tags.map(({ key, added, after }) =>
      event(added ? "tag.added" : "tag.removed", at + 59_999 + after, { call_id, tag_key: key, tag_name: key }),
    );
    const summed = summary ? [event("summary.updated", at + 60_001, { call_id, content: `mended ${id}` })] : [];
    return [...received, ...answers, ...ended, ...tagged, ...summed];
  });

const strange = fc.constantFrom(
  "not json",
  '{"topic":"sms.received","version":"2.0","data":{"id":"msg_1","from_number":"+33639980142","to_number":"+33199003210"}}',
  '{"topic":"call.completed","version":"2.0","data":{}}',
  '{"topic":"call.received","version":"2.0","data":null}',
);

/** A history as it is sent: several businesses, callers twice within a minute, events that are missing, things told again under another webhook-id. */
export const history: fc.Arbitrary<Sent[]> = fc
  .tuple(fc.array(story, { minLength: 1, maxLength: 8 }), fc.array(strange, { maxLength: 2 }), fc.array(fc.nat()))
  .map(([stories, others, again]) => {
    const bodies = stories.flat();
    return [...bodies, ...others, ...again.flatMap((n) => bodies[n % bodies.length] ?? [])];
  })
  .map((bodies) => bodies.map((body, index) => ({ webhookId: mixed(index), body, receivedAt: start + index * 977 })))
  .filter((sent) => sent.length > 0);

/** So that the order of the webhook-ids says nothing of the order of sending. */
function mixed(index: number): string {
  return `msg_${createHash("sha256").update(String(index)).digest("hex").slice(0, 12)}`;
}

/** Everything that is folded of calls, in words that do not depend on the order of arrival: for ids of deliveries, who they are. */
export function dumpCalls(db: Db) {
  const events = db.select().from(callEvents).all();
  const nameOf = new Map(events.map(({ deliveryId, webhookId }) => [deliveryId, webhookId]));
  const members = (id: number | null) =>
    events
      .filter(({ callId }) => id !== null && callId === id)
      .map(({ webhookId }) => webhookId)
      .sort();
  const rows = db.select().from(calls).all();
  const smallest = (id: number) => {
    const slots = new Set(events.filter(({ callId }) => callId === id).map(({ slot }) => slot));
    return Math.min(...events.filter(({ slot }) => slots.has(slot)).map(({ deliveryId }) => deliveryId));
  };
  const places = db.$client
    .prepare<[], { id: number; place: bigint }>("select id, place from calls order by place")
    .safeIntegers()
    .all();
  db.$client.exec("create virtual table if not exists temp.call_words using fts5vocab(main, call_search, instance)");
  const words = db.$client
    .prepare<[], { term: string; place: bigint }>("select term, doc as place from call_words order by 1, 2")
    .safeIntegers();
  const atPlace = new Map(places.map(({ id, place }) => [place, members(Number(id)).join()]));
  return {
    events: events
      .map(({ deliveryId: _id, firstId: _firstId, callId, ...event }) => ({ ...event, call: members(callId) }))
      .toSorted((a, b) => (a.webhookId < b.webhookId ? -1 : 1)),
    calls: rows
      .map(({ id, place: _place, ringDeliveryId, ...row }) => ({
        ...row,
        members: members(id),
        knownBySmallest: id === smallest(id),
        ring: ringDeliveryId === null ? null : nameOf.get(ringDeliveryId),
      }))
      .toSorted((a, b) => (a.members.join() < b.members.join() ? -1 : 1)),
    facets: db.select().from(callFacets).orderBy(callFacets.kind, callFacets.value, callFacets.name).all(),
    words: words
      .all()
      .map(({ term, place }) => `${term} ${atPlace.get(place)}`)
      .sort(),
  };
}
