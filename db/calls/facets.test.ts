import assert from "node:assert/strict";
import { test } from "node:test";
import { calls } from "#db/call-schema.ts";
import { createFacetCounter, listCallFacets } from "#db/calls/facets.ts";
import { arrival, testInbox } from "#db/testing.ts";

const start = Date.UTC(2026, 2, 16, 9);

test("each tag, person and number of ours is offered with the number of its calls, and goes with the last of them", (t) => {
  const inbox = testInbox(t);
  const send = (topic: string, at: number, data: object) => {
    const id = inbox.ids.next();
    const body = JSON.stringify({ topic, version: "2.0", timestamp: new Date(at).toISOString(), data });
    inbox.write(arrival(`msg_${id}`, body), id, false);
    inbox.readAll();
  };
  const complete = (id: string, data: object) =>
    send("call.completed", start, {
      id,
      start_date: new Date(start).toISOString(),
      from_number: "+33639980142",
      to: "+33199003210",
      type: "INBOUND",
      result: "ANSWERED",
      user_email: "nora@example.net",
      ...data,
    });
  complete("cll_1", { tags: ["quote", "vip"] });
  complete("cll_2", { tags: ["quote"], to: "+14155550100", to_name: "West", user_email: null });
  assert.deepEqual(listCallFacets(inbox.db), {
    tags: [
      { value: "quote", name: "quote", calls: 2 },
      { value: "vip", name: "vip", calls: 1 },
    ],
    users: [{ value: "nora@example.net", name: null, calls: 1 }],
    numbers: [
      { value: "+33199003210", name: null, calls: 1 },
      { value: "+14155550100", name: "West", calls: 1 },
    ],
  });
  send("tag.removed", start + 1_000, { call_id: "cll_1", tag_key: "vip", tag_name: "VIP" });
  assert.deepEqual(listCallFacets(inbox.db).tags, [{ value: "quote", name: "quote", calls: 2 }]);
  assert.equal(inbox.db.select().from(calls).all().length, 2);
});

test("no more is offered than can be chosen from, and the names of one value are one choice", (t) => {
  const { db } = testInbox(t);
  const counter = createFacetCounter(db);
  const one = { userEmail: null, usNumber: "", usName: null };
  for (let index = 0; index < 150; index += 1) {
    counter.count({ ...one, tags: [{ key: `k${index}`, name: "" }] }, 1);
  }
  for (const name of ["Quote", "Quote", "Estimate"]) counter.count({ ...one, tags: [{ key: "quote", name }] }, 1);
  counter.write();
  const { tags } = listCallFacets(db);
  assert.equal(tags.length, 100);
  assert.deepEqual(tags[0], { value: "quote", name: "Quote", calls: 3 });
});
