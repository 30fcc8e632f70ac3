import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { z } from "zod";
import * as contract from "#e2e/harness/api-contract.ts";
import { ask } from "#e2e/harness/ask.ts";
import { eventually } from "#e2e/harness/deliveries.ts";
import { eventBody, message } from "#e2e/harness/events.ts";
import { newWebhookId, signedHeaders, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { joinAs, WITH_ADMINISTRATOR } from "#e2e/harness/visitors.ts";

const started = new Date("2026-03-16T09:00:00.000Z");
const callId = "cll_8RmTNSw4xK6CQ9uVy7Ea";

let server: TestServer;
let cookies: Record<"viewer" | "member", string>;

before(async () => {
  server = await startServer({ env: { ...WITH_ADMINISTRATOR, ALLO_WEBHOOK_SECRET: TEST_SECRET } });
  cookies = { viewer: (await joinAs(server, "viewer")).cookie, member: (await joinAs(server, "member")).cookie };
  await store(call());
  await store(message({ from: "Zoé Petit", number: "+33700998877", content: "Bring the yellow bike, please" }));
  await eventually(
    () => search("petit"),
    ({ data }) => data.some(({ kind }) => kind === "delivery"),
  );
});
after(() => server.stop());

function call(): string {
  const at = (seconds: number) => new Date(started.getTime() + seconds * 1000).toISOString();
  return eventBody("call.completed", {
    id: callId,
    internal: "mark-payload-31f0",
    start_date: at(0),
    from_number: "+33639980142",
    from_name: "Camille Rousset",
    to: "+33199003210",
    type: "INBOUND",
    result: "ANSWERED",
    summary: "Wants a **repair** quote",
    transcriptions: [
      { source: "EXTERNAL", time: at(5), text: "Hello" },
      { source: "EXTERNAL", time: at(83.2), text: "It is about twelve city bikes and a vélo" },
    ],
  });
}

async function store(body: string): Promise<void> {
  const headers = signedHeaders({ id: newWebhookId(), body });
  const { status, text } = await ask(server.url, "/api/allo", { method: "POST", headers, body });
  assert.equal(status, 200, text);
}

async function search(q: string, who: keyof typeof cookies = "member", more = "") {
  const path = `/api/v1/search?q=${encodeURIComponent(q)}${more}`;
  const { status, text, json } = await ask(server.url, path, { headers: { cookie: cookies[who] } });
  assert.equal(status, 200, text);
  return contract.searchAnswer.parse(json);
}

type Item = z.infer<typeof contract.searchAnswer>["data"][number];

function ofKind(data: Item[], kind: Item["kind"]): Item | undefined {
  return data.find((item) => item.kind === kind);
}

test("a word that was said leads to the call, and to the moment", async () => {
  const { data } = await search("twelve VELO");
  const found = ofKind(data, "call");
  assert.equal(found?.title, "Camille Rousset · +33 6 39 98 01 42");
  assert.equal(found?.at, started.toISOString());
  assert.equal(found?.offsetMs, 83_200);
  assert.deepEqual(
    found?.snippetMarks.map(([from, to]) => found.snippet.slice(from, to)),
    ["twelve", "vélo"],
  );
});

test("numbers in any spelling, ids, phrases and beginnings lead to what holds all of them", async () => {
  for (const q of [
    "06 39 98 01 42",
    "+33639980142",
    "980142",
    callId,
    callId.replace("_", "-"),
    '"city bikes"',
    "camil",
  ]) {
    assert.ok(ofKind((await search(q)).data, "call"), q);
  }
  for (const q of ['"bikes city"', "twelve yellow", "zzz", "9801", '"', "()*", "🚲"]) {
    assert.deepEqual((await search(q)).data, [], q);
  }
});

test("nothing typed finds nothing, and bad parameters are named", async () => {
  assert.deepEqual(await search(""), { data: [], nextCursor: null, more: [] });
  for (const query of ["limit=0", "limit=201", "q=a&q=b", "kind=call", `q=${"a".repeat(501)}`]) {
    const { status, json } = await ask(server.url, `/api/v1/search?${query}`, { headers: { cookie: cookies.member } });
    assert.equal(status, 400, query);
    contract.errorAnswer.parse(json);
  }
});

test("no more than asked for, kinds sharing the room, and it says of which there is more", async () => {
  for (const content of ["about apples", "apples again", "more apples"]) await store(message({ content }));
  await eventually(
    () => search("apples"),
    ({ data }) => data.filter(({ kind }) => kind === "delivery").length === 3,
  );
  const { data, more } = await search("apples", "member", "&limit=2");
  assert.equal(data.length, 2);
  assert.ok(more.includes("delivery"));
});

test("a viewer finds what pages show, and no word of a payload beyond that", async () => {
  const hidden = "mark-payload-31f0";
  assert.ok(ofKind((await search(hidden)).data, "delivery"));
  for (const q of [hidden, "mark payload", `camille ${hidden}`, '"mark payload"']) {
    assert.deepEqual((await search(q, "viewer")).data, [], q);
  }
  const { data } = await search("camille", "viewer");
  assert.ok(ofKind(data, "call"));
  assert.ok(ofKind(data, "delivery"));
});
