import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask } from "#e2e/harness/ask.ts";
import { acknowledgement, eventually } from "#e2e/harness/deliveries.ts";
import { eventBody } from "#e2e/harness/events.ts";
import { newWebhookId, signedHeaders, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { joinAs, WITH_ADMINISTRATOR, withDatabase } from "#e2e/harness/visitors.ts";

/** Words that stand where a viewer may not look; `member` where one who may see payloads finds by them. */
const HIDDEN: Record<string, { q: string; by: "member" | "nobody" }> = {
  "a field of a message that no page knows": { q: "markfield", by: "member" },
  "the beginning of one": { q: "markfi", by: "member" },
  "a field within another": { q: "marknested", by: "member" },
  "an id": { q: "wsp_Mark7Id", by: "member" },
  "a number": { q: "+33655443322", by: "member" },
  "a number as it is dialled": { q: "06 55 44 33 22", by: "member" },
  "the end of a number": { q: "443322", by: "member" },
  "a hidden word beside one that is shown": { q: "camille markfield", by: "member" },
  "a hidden phrase": { q: '"markphrase of words"', by: "member" },
  "the host of a recording's link": { q: "markstorage", by: "member" },
  "the path of a recording's link": { q: "marktake7", by: "member" },
  "a recording's whole link": { q: "https://markstorage.example/bucket/marktake7.mp3", by: "member" },
  "a field of a call that no page knows": { q: "markcall", by: "member" },
  "a field of a ring that no page knows": { q: "markring", by: "member" },
  "an event of a topic that is not known": { q: "markunknown", by: "member" },
  "a body that is not JSON": { q: "markbroken", by: "member" },
  "the value of a header": { q: "markheader", by: "nobody" },
  "a field beside the data": { q: "markbeside", by: "nobody" },
  "the signature of a link": { q: "marksignature", by: "nobody" },
  "other bytes under a known id": { q: "markconflict", by: "nobody" },
  "a refused body": { q: "markrefused", by: "nobody" },
};

/** Held by nothing at all. */
const NOTHING = "zzqxnothing";

const RECORDING = "https://markstorage.example/bucket/marktake7.mp3?X-Signature=marksignature";

/** Everything of the API that takes words. */
const QUESTIONS: readonly ((word: string) => string)[] = [
  (q) => `/api/v1/deliveries?q=${q}`,
  (q) => `/api/v1/deliveries?q=${q}&limit=1`,
  (q) => `/api/v1/deliveries?q=${q}&topic=sms.received&topic=call.completed`,
  (q) => `/api/v1/deliveries?q=${q}&verdict=conflict`,
  (q) => `/api/v1/deliveries?q=${q}&problem=true&from=2020-01-01T00:00:00Z`,
  (q) => `/api/v1/deliveries?topic=${q}`,
  (q) => `/api/v1/search?q=${q}`,
  (q) => `/api/v1/search?q=${q}&limit=1`,
  (q) => `/api/v1/calls?q=${q}`,
  (q) => `/api/v1/calls?tag=${q}`,
  (q) => `/api/v1/calls?result=${q}`,
  (q) => `/api/v1/calls?user=${q}`,
  (q) => `/api/v1/calls?number=${q}`,
  (q) => `/api/v1/contacts?q=${q}`,
];

let server: TestServer;
let cookies: Record<"viewer" | "member", string>;

before(async () => {
  server = await startServer({
    env: { ...WITH_ADMINISTRATOR, ALLO_WEBHOOK_SECRET: TEST_SECRET, RECORDINGS: "off" },
  });
  cookies = { viewer: (await joinAs(server, "viewer")).cookie, member: (await joinAs(server, "member")).cookie };
  const hidden = {
    internal: "markfield",
    more: [{ deep: "marknested" }, "markphrase of words"],
    workspace_id: "wsp_Mark7Id",
    other_number: "+33655443322",
  };
  const id = newWebhookId();
  const sms = JSON.parse(smsBody("msg-1"));
  await store(JSON.stringify({ ...sms, beside: "markbeside", data: { ...sms.data, ...hidden } }), id);
  await store(smsBody("msg-1", "markconflict"), id);
  const at = "2026-03-16T09:00:00.000Z";
  const ends = { from_number: "+33639980142", to_number: "+33199003210" };
  const call = { id: "cll_1", ...ends, to: ends.to_number, type: "INBOUND", result: "ANSWERED", start_date: at };
  await store(eventBody("call.completed", { ...call, internal: "markcall", recording_url: RECORDING }));
  await store(eventBody("call.received", { ...ends, started_at: at, internal: "markring" }));
  await store(eventBody("toast.made", { id: "markunknown", call_id: "cll_1" }));
  await store('{"topic":"markbroken');
  await ask(server.url, "/api/allo", { method: "POST", headers: {}, body: '{"words":"markrefused"}' });
  await eventually(
    () => answerTo("member", "/api/v1/deliveries?q=markbroken"),
    (text) => text.includes('"id"'),
  );
});
after(() => server.stop());

async function store(body: string, id = newWebhookId()): Promise<void> {
  const headers = { ...signedHeaders({ id, body }), "x-trace": "markheader" };
  acknowledgement.parse((await ask(server.url, "/api/allo", { method: "POST", headers, body })).json);
}

async function answerTo(who: keyof typeof cookies, path: string): Promise<string> {
  const { status, text } = await ask(server.url, path, { headers: { cookie: cookies[who] } });
  assert.equal(status, 200, `${path}: ${text}`);
  return text;
}

for (const [what, { q, by }] of Object.entries(HIDDEN)) {
  test(`${what} answers a viewer nothing, wherever it is asked for`, async () => {
    const word = encodeURIComponent(q);
    for (const question of QUESTIONS) {
      assert.equal(await answerTo("viewer", question(word)), await answerTo("viewer", question(NOTHING)), question(q));
    }
    const page = await answerTo("viewer", `/deliveries?q=${word}`);
    assert.equal(
      /Camille Rousset|Unreadable delivery|A topic that this version/.exec(page)?.[0],
      undefined,
      "the page",
    );
    const found = await answerTo("member", `/api/v1/deliveries?q=${word}`);
    assert.equal(found.includes('"id"'), by === "member", "a member finds it, so that there is something to guess");
  });
}

test("what pages show is found by a viewer too, in the list as on its page", async () => {
  for (const q of [
    "camille bike",
    "06 39 98 01 42",
    "cll_1",
    "msg-1",
    "toast.made",
    "unreadable",
    "nora@example.net",
  ]) {
    assert.match(await answerTo("viewer", `/api/v1/deliveries?q=${encodeURIComponent(q)}`), /"id":/, q);
  }
  assert.ok((await answerTo("viewer", "/deliveries?q=camille%20bike")).includes("Message from Camille Rousset"));
});

test("a member finds by a payload without being shown any of it, so that the audit log misses no look", async () => {
  for (const [what, { q, by }] of Object.entries(HIDDEN)) {
    if (by === "nobody") continue;
    const text = await answerTo("member", `/api/v1/search?q=${encodeURIComponent(q)}`);
    assert.match(text, /"kind":"delivery"/, what);
    assert.doesNotMatch(text, /mark(?!conflict)|Mark7Id|443322/, what);
  }
  const written = withDatabase(server, (db) => db.prepare("SELECT * FROM audit WHERE action LIKE 'delivery.%'").all());
  assert.deepEqual(written, []);
});
