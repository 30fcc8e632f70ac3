import assert from "node:assert/strict";
import { test } from "node:test";
import { getDelivery } from "#db/delivery-detail.ts";
import { arrival, testInbox } from "#db/testing.ts";

const us = "+33199003210";
const other = "+33199003211";
const camille = "+33639980142";

function event(topic: string, data: object): string {
  return JSON.stringify({ topic, version: "2.0", timestamp: "2026-03-16T09:12:04.000Z", data });
}

function message(id: string, to: string, from = camille): string {
  return event("sms.received", { id, from_number: from, to_number: to, content: "Hello" });
}

test("a delivery leads to the pages of what it speaks of, and to a search where there are none", (t) => {
  const inbox = testInbox(t);
  const store = (body: string) => {
    const id = inbox.ids.next();
    inbox.write(arrival(`msg_${id}`, body), id, false);
    return id;
  };
  const contact = event("contact.created", { id: "con_1", name: "Camille", numbers: [camille] });
  const tagged = store(event("tag.added", { call_id: "cll_lost", tag_key: "vip", tag_name: "VIP" }));
  const [first, second, created] = [store(message("msg-1", us)), store(message("msg-2", other)), store(contact)];
  const call = store(event("call.received", { from_number: "06 39 98 01 42", to_number: us }));
  const stranger = store(event("call.received", { from_number: "+33639980777", to_number: us }));
  const hidden = store(event("call.received", { from_number: "anonymous", to_number: us }));
  inbox.readAll();
  const hrefs = (id: number) => {
    const { call, thread, contact } = getDelivery(inbox.db, id)?.related ?? assert.fail();
    return [call?.href, thread?.href, contact?.href].map((href) => href ?? null);
  };
  assert.deepEqual(hrefs(first), [null, `/threads/${first}`, `/contacts/${created}`]);
  assert.deepEqual(hrefs(second), [null, `/threads/${second}`, `/contacts/${created}`]);
  assert.deepEqual(hrefs(created), [null, null, `/contacts/${created}`]);
  assert.deepEqual(hrefs(call), [`/calls/${call}`, `/threads/${first}`, `/contacts/${created}`]);
  assert.deepEqual(hrefs(stranger), [`/calls/${stranger}`, "/deliveries?q=%2B33639980777", null]);
  assert.deepEqual(hrefs(hidden), [`/calls/${hidden}`, null, null]);
  assert.deepEqual(hrefs(tagged), ["/deliveries?q=cll_lost", null, null]);
});
