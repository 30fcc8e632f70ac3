import assert from "node:assert/strict";
import { after, test } from "node:test";
import { z } from "zod";
import * as contract from "#e2e/harness/api-contract.ts";
import { askApi } from "#e2e/harness/ask.ts";
import { call as callContract, callFacets, callItem } from "#e2e/harness/call-contract.ts";
import { eventually } from "#e2e/harness/deliveries.ts";
import { deliver, newWebhookId, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";
import { simulateInto } from "#e2e/harness/simulate.ts";

const server = await startServer({ env: { ALLO_WEBHOOK_SECRET: TEST_SECRET } });
after(() => server.stop());
await simulateInto(server.url, TEST_SECRET);

const list = contract.page(callItem);

async function read<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
  const answer = await askApi(server.url, path);
  assert.equal(answer.status, 200, `${path}: ${answer.text}`);
  return schema.parse(answer.json);
}

async function send(topic: string, at: Date, data: object): Promise<number> {
  const body = JSON.stringify({ topic, version: "2.0", timestamp: at.toISOString(), data });
  const answer = await deliver(server.url, TEST_SECRET, newWebhookId(), body);
  assert.equal(answer.status, 200);
  return z.object({ id: z.int() }).parse(await answer.json()).id;
}

test("a week of calls is listed newest first, page by page, and each one can be opened", async () => {
  const seen: z.output<typeof callItem>[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: z.output<typeof list> = await read(`/api/v1/calls?limit=70${cursor && `&cursor=${cursor}`}`, list);
    seen.push(...page.data);
    cursor = page.nextCursor;
  }
  assert.ok(seen.length > 200, `${seen.length} calls`);
  assert.equal(new Set(seen.map(({ id }) => id)).size, seen.length);
  const starts = seen.map(({ startedAt }) => startedAt);
  assert.deepEqual(starts, starts.toSorted().reverse());
  for (const item of seen.filter((_, index) => index % 23 === 0)) {
    const call = await read(`/api/v1/calls/${item.id}`, callContract);
    for (const [key, value] of Object.entries(item)) assert.deepEqual(Reflect.get(call, key), value, key);
    const made = call.deliveries.map(({ id }) => id);
    assert.equal(Math.min(...made), call.id);
    assert.deepEqual(
      Object.values(call.sources).filter((id) => !made.includes(id)),
      [],
    );
    const delivery = await read(`/api/v1/deliveries/${made.at(-1)}`, contract.delivery);
    assert.equal(delivery.related.call?.href, `/calls/${call.id}`);
  }
  const answered = seen.filter(({ state }) => state === "completed");
  const matched = answered.filter(({ ring }) => ring);
  assert.ok(matched.length > answered.length * 0.9, `${matched.length} of ${answered.length} have their ring`);
  const facets = await read("/api/v1/calls/facets", callFacets);
  const people = new Set(seen.flatMap(({ userEmail }) => userEmail ?? []));
  assert.deepEqual(new Set(facets.users.map(({ value }) => value)), people);
  for (const [name, [most]] of [
    ["tag", facets.tags],
    ["user", facets.users],
    ["number", facets.numbers],
  ] as const) {
    const found = await read(`/api/v1/calls?limit=200&${name}=${encodeURIComponent(most?.value ?? "")}`, list);
    assert.equal(found.data.length, Math.min(200, most?.calls ?? 0), name);
  }
  for (const [query, belongs] of [
    ["direction=outbound", ({ direction }) => direction === "outbound"],
    ["result=VOICEMAIL&result=FAILED", ({ result }) => result === "VOICEMAIL" || result === "FAILED"],
    ["hasRecording=true&direction=inbound", (call) => call.hasRecording && call.direction === "inbound"],
    ["state=unfinished", ({ state }) => state === "unfinished"],
    [`from=${starts[40]}`, ({ startedAt }) => startedAt >= (starts[40] ?? "")],
  ] satisfies [string, (call: (typeof seen)[number]) => boolean][]) {
    const { data } = await read(`/api/v1/calls?limit=200&${query}`, list);
    assert.deepEqual(data, seen.filter(belongs).slice(0, 200), query);
    assert.ok(data.length > 0, query);
  }
});

test("a call is there while it rings, and under the same link once it is over", async () => {
  const at = new Date();
  const numbers = { from_number: "+33639980555", to_number: "+33199003210" };
  const id = await send("call.received", at, { ...numbers, started_at: at.toISOString() });
  const open = () => read(`/api/v1/calls/${id}`, callContract);
  assert.equal(
    (
      await eventually(
        () => askApi(server.url, `/api/v1/calls/${id}`),
        ({ status }) => status === 200,
      )
    ).status,
    200,
  );
  assert.equal((await open()).state, "ringing");
  assert.deepEqual(
    (await read("/api/v1/calls?state=ringing&q=639980555", list)).data.map((call) => call.id),
    [id],
  );
  const completed = { id: "cll-of-the-test", ...numbers, to: numbers.to_number, type: "INBOUND", result: "ANSWERED" };
  const end = await send("call.completed", at, { ...completed, start_date: at.toISOString(), summary: "Zygomorphic" });
  const call = await eventually(open, ({ state }) => state === "completed");
  assert.deepEqual(call.ring, { deliveryId: id, secondsApart: 0 });
  assert.deepEqual(await read(`/api/v1/calls/${end}`, callContract), call);
  assert.deepEqual(
    (await read("/api/v1/calls?q=zygomorphi", list)).data.map((item) => item.id),
    [id],
  );
  assert.deepEqual((await read("/api/v1/calls?state=ringing&q=639980555", list)).data, []);
});

test("a bad parameter is a 400 that names it, and an unknown call a 404", async () => {
  for (const [query, name] of [
    ["direction=sideways", "direction"],
    ["state=over", "state"],
    ["hasRecording=maybe", "hasRecording"],
    ["cursor=x", "cursor"],
    ["from=yesterday", "from"],
    ["user=a&user=b", "user"],
    ["colour=red", "colour"],
  ]) {
    const answer = await askApi(server.url, `/api/v1/calls?${query}`);
    assert.equal(answer.status, 400, answer.text);
    const { error } = contract.errorAnswer.parse(answer.json);
    assert.ok(error.message.startsWith(`${name} `), error.message);
  }
  for (const id of ["999999", "abc"]) {
    const answer = await askApi(server.url, `/api/v1/calls/${id}`);
    assert.equal(answer.status, 404);
    contract.errorAnswer.parse(answer.json);
  }
});
