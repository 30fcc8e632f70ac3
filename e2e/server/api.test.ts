import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, test } from "node:test";
import { z } from "zod";
import * as contract from "#e2e/harness/api-contract.ts";
import { type Answer, askApi, errorOf } from "#e2e/harness/ask.ts";
import { acknowledgement, deliveryOf, eventually } from "#e2e/harness/deliveries.ts";
import { newWebhookId, signedHeaders, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";
import { doorsOfBuild } from "#e2e/server/doors/doors-of-build.ts";

const server = await startServer({ env: { ALLO_WEBHOOK_SECRET: `main=${TEST_SECRET}` } });
after(() => server.stop());

const get = (path: string) => askApi(server.url, path);

async function read<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
  const answer = await get(path);
  assert.equal(answer.status, 200, `${path}: ${answer.text}`);
  assert.match(answer.headers["content-type"] ?? "", /^application\/json/);
  assert.match(answer.headers["cache-control"] ?? "", /no-store/);
  return schema.parse(answer.json);
}

async function store(body: string, id = newWebhookId()): Promise<number> {
  const answer = await askApi(server.url, "/api/allo", { method: "POST", headers: signedHeaders({ id, body }), body });
  assert.equal(answer.status, 200, answer.text);
  return acknowledgement.parse(answer.json).id;
}

function refused(answer: Answer, status: number, name?: string): void {
  assert.equal(answer.status, status, answer.text);
  const { error } = contract.errorAnswer.parse(answer.json);
  if (name) assert.ok(error.message.startsWith(`${name} `), error.message);
}

const call = JSON.stringify({
  topic: "call.completed",
  version: "2.0",
  timestamp: "2026-03-17T08:01:13.000Z",
  data: { id: "cll_1" },
});

test("lists and single deliveries hold just what the contract says", async () => {
  const id = newWebhookId();
  const body = smsBody(id);
  const n = await store(body, id);
  await store(body, id);
  await store(smsBody(id, "other"), id);
  await store(call);
  await store("not json");
  await store(body);
  // What was stored last is read last.
  await deliveryOf(server.url, await store('{"topic":"dialer.paused","version":"9.0","data":{}}'));
  const sms = await eventually(
    () => deliveryOf(server.url, n),
    ({ attempts }) => attempts === 3,
  );
  assert.equal(sms.verdict, "conflict");
  const { data } = await read("/api/v1/deliveries?limit=200", contract.page(contract.deliveryItem));
  assert.deepEqual(
    data.map((row) => row.id),
    data.map((row) => row.id).toSorted((a, b) => b - a),
    "newest first",
  );
  for (const row of data) {
    const {
      headers: _h,
      payload: _p,
      attemptLog: _a,
      earlierTries: _e,
      related: _r,
      neighbours: _n,
      ...one
    } = await read(`/api/v1/deliveries/${row.id}`, contract.delivery);
    assert.deepEqual(one, row);
  }
  const full = await read(`/api/v1/deliveries/${n}`, contract.delivery);
  assert.deepEqual(full.payload, JSON.parse(body));
  assert.equal(full.sizeBytes, Buffer.byteLength(body));
  const bytes = await get(`/api/v1/deliveries/${n}/body`);
  assert.equal(bytes.text, body);
  assert.equal(createHash("sha256").update(bytes.text).digest("hex"), full.attemptLog[0]?.bodySha256);
  assert.equal(bytes.headers["content-type"], "application/octet-stream");
  assert.ok(data.some((row) => row.problem));
  assert.ok(data.some((row) => row.lookalikeOf === n));
});

test("every filter gives just the rows it names", async () => {
  const { data: all } = await read("/api/v1/deliveries?limit=200", contract.page(contract.deliveryItem));
  const middle = all[Math.floor(all.length / 2)]?.receivedAt ?? "";
  const cases: [query: string, belongs: (row: (typeof all)[number]) => boolean][] = [
    ["topic=sms.received", (row) => row.topic === "sms.received"],
    ["topic=sms.received&topic=call.completed", (row) => ["sms.received", "call.completed"].includes(row.topic)],
    ["topic=nobody.knows", () => false],
    ["verdict=conflict", (row) => row.verdict === "conflict"],
    ["verdict=duplicate", (row) => row.verdict === "duplicate"],
    ["verdict=lookalike", (row) => row.lookalikeOf !== null],
    ["problem=true", (row) => row.problem !== null],
    ["problem=false", () => true],
    ["q=", () => true],
    ["q=cll_1", (row) => row.topic === "call.completed"],
    ["q=39980142", (row) => row.topic === "sms.received"],
    [`from=${middle}`, (row) => row.receivedAt >= middle],
    [`to=${middle}`, (row) => row.receivedAt < middle],
    [`from=${middle}&to=${middle}`, () => false],
    ["from=2020-01-01T01:00:00%2B02:00", () => true],
  ];
  for (const [query, belongs] of cases) {
    const { data } = await read(`/api/v1/deliveries?limit=200&${query}`, contract.page(contract.deliveryItem));
    assert.deepEqual(data, all.filter(belongs), query);
  }
});

test("rejections, stats, set-up, health and test events hold just what the contract says", async () => {
  const headers = { ...signedHeaders({ body: "other" }), "content-type": "application/json" };
  await askApi(server.url, "/api/allo", { method: "POST", headers, body: '{"topic":"sms.sent"}' });
  const { data } = await eventually(
    () => read("/api/v1/rejections", contract.page(contract.rejectionItem)),
    (page) => page.data.length > 0,
  );
  const [first] = data;
  assert.ok(first);
  const full = await read(`/api/v1/rejections/${first.id}`, contract.rejection);
  assert.equal(full.reason, "bad_signature");
  assert.equal(full.bodyText, '{"topic":"sms.sent"}');

  const event = await askApi(server.url, "/api/v1/test-events", { method: "POST", body: '{"topic":"sms.sent"}' });
  assert.equal(event.status, 201);
  const sent = contract.testEvent.parse(event.json);
  assert.equal((await deliveryOf(server.url, sent.id)).topic, "sms.sent");
  assert.equal((await askApi(server.url, "/api/v1/test-events", { method: "POST" })).status, 201);

  const stats = await read("/api/v1/stats", contract.stats);
  const { data: rows } = await read("/api/v1/deliveries?limit=200", contract.page(contract.deliveryItem));
  assert.equal(stats.total.deliveries, rows.length);
  assert.equal(stats.hour.deliveries, rows.length);
  assert.equal(stats.total.rejections, 1);
  assert.equal(stats.total.conflicts, rows.filter(({ verdict }) => verdict === "conflict").length);
  assert.equal(stats.total.problems, rows.filter(({ problem }) => problem).length);
  assert.equal(stats.total.lookalikes, rows.filter(({ lookalikeOf }) => lookalikeOf).length);
  for (const [topic, n] of Object.entries(stats.total.topics)) {
    assert.equal(n, rows.filter((row) => row.topic === topic).length, topic);
  }
  assert.deepEqual([stats.hour.series.length, stats.day.series.length, stats.week.series.length], [60, 24, 7]);
  assert.equal(stats.lastDeliveryAt, rows[0]?.receivedAt);

  const setup = await read("/api/v1/setup", contract.setup);
  assert.deepEqual(setup.secretLabels, ["main"]);
  assert.equal(setup.webhookUrl, `${server.url}/api/allo`);
  assert.deepEqual((await get("/api/health")).json, { status: "ok" });
  const posted = await askApi(server.url, "/api/health", { method: "POST" });
  assert.deepEqual([errorOf(posted).status, posted.headers.allow], [405, "GET, HEAD"]);
});

for (const [path, name] of [
  ["/api/v1/deliveries?limit=0", "limit"],
  ["/api/v1/deliveries?limit=201", "limit"],
  ["/api/v1/deliveries?limit=ten", "limit"],
  ["/api/v1/deliveries?limit=1&limit=2", "limit"],
  ["/api/v1/deliveries?cursor=abc", "cursor"],
  ["/api/v1/deliveries?cursor=-1", "cursor"],
  ["/api/v1/deliveries?cursor=99999999999999999999", "cursor"],
  ["/api/v1/deliveries?verdict=stored", "verdict"],
  ["/api/v1/deliveries?problem=maybe", "problem"],
  ["/api/v1/deliveries?from=yesterday", "from"],
  ["/api/v1/deliveries?to=2026-02-30T00:00:00Z", "to"],
  ["/api/v1/deliveries?from=2026-03-16T09:00:00", "from"],
  ["/api/v1/deliveries?q=a&q=b", "q"],
  [`/api/v1/deliveries?q=${"x".repeat(501)}`, "q"],
  ["/api/v1/deliveries?colour=red", "colour"],
  ["/api/v1/rejections?limit=1000", "limit"],
  ["/api/v1/rejections?cursor=x", "cursor"],
  ["/api/v1/rejections?topic=x", "topic"],
  ["/api/v1/deliveries/1/body?attempt=x", "attempt"],
] as const) {
  test(`${path.slice(0, 60)} is a 400 that names ${name}`, async () => refused(await get(path), 400, name));
}

test("what is not there is a 404, and what may not be done a 405, in the form of every error", async () => {
  for (const path of [
    "/api/v1/deliveries/999999",
    "/api/v1/deliveries/abc",
    "/api/v1/deliveries/1e3",
    "/api/v1/deliveries/999999/body",
    "/api/v1/deliveries/1/body?attempt=999999",
    "/api/v1/rejections/999999",
    "/api/v1/nothing",
    "/api/v1",
  ]) {
    refused(await get(path), 404);
  }
  for (const [method, path, allow] of [
    ["POST", "/api/v1/deliveries", "GET, HEAD"],
    ["DELETE", "/api/v1/deliveries/1", "GET, HEAD"],
    ["GET", "/api/v1/test-events", "POST"],
    ["GET", "/api/v1/rejections/promote", "POST"],
    ["PUT", "/api/v1/stats", "GET, HEAD"],
  ] as const) {
    const answer = await askApi(server.url, path, { method });
    refused(answer, 405);
    assert.equal(answer.headers.allow, allow, path);
  }
  for (const [body, name] of [
    ["{", ""],
    ["[]", ""],
    ['{"topic":"nobody.knows"}', "topic"],
    ['{"colour":1}', "colour"],
  ] as const) {
    refused(await askApi(server.url, "/api/v1/test-events", { method: "POST", body }), 400, name);
  }
});

test("the OpenAPI document names every path there is, and every path it names is there", async () => {
  const document = await read(
    "/api/v1/openapi.json",
    z.looseObject({ openapi: z.literal("3.1.0"), paths: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  );
  const described = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const built = doorsOfBuild().filter((door) => door.includes(" /api/v1/"));
  assert.deepEqual(described.sort(), built.map((door) => door.replaceAll("[", "{").replaceAll("]", "}")).sort());
});

test("pages neither lose nor repeat a row while others arrive, many of them in one millisecond", async () => {
  const before = await read("/api/v1/deliveries?limit=200", contract.page(contract.deliveryItem));
  const burst = await Promise.all(Array.from({ length: 60 }, (_, n) => store(smsBody(`sms_${n}`, `burst ${n}`))));
  await deliveryOf(server.url, Math.max(...burst));
  const expected = [...before.data.map(({ id }) => id), ...burst].sort((a, b) => b - a);
  const times = new Set<string>();
  for (const filter of ["", "&topic=sms.received", "&q=burst"]) {
    const seen: number[] = [];
    let cursor: string | null = "";
    const newest = Math.max(...expected);
    while (cursor !== null) {
      const path = `/api/v1/deliveries?limit=7${filter}${cursor && `&cursor=${cursor}`}`;
      const page: z.output<ReturnType<typeof contract.page<typeof contract.deliveryItem>>> = await read(
        path,
        contract.page(contract.deliveryItem),
      );
      assert.ok(page.data.length === 7 || page.nextCursor === null);
      seen.push(...page.data.map(({ id }) => id));
      for (const { receivedAt } of page.data) times.add(receivedAt);
      cursor = page.nextCursor;
      await store(smsBody(newWebhookId(), `arrives meanwhile, burst too`));
    }
    assert.equal(new Set(seen).size, seen.length, "no row twice");
    const old = seen.filter((id) => id <= newest);
    if (filter === "") assert.deepEqual(old, expected, "no row lost");
    else
      assert.deepEqual(
        burst.filter((id) => !seen.includes(id)),
        [],
        "no row lost",
      );
    const { data } = await read("/api/v1/deliveries?limit=200", contract.page(contract.deliveryItem));
    expected.splice(0, expected.length, ...data.map(({ id }) => id));
  }
  assert.ok(times.size < expected.length, "some share a millisecond");
});
