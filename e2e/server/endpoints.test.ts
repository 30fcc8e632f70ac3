import assert from "node:assert/strict";
import { after, before, type TestContext, test } from "node:test";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { z } from "zod";
import * as contract from "#e2e/harness/api-contract.ts";
import { type Answer, askApi, errorOf } from "#e2e/harness/ask.ts";
import { acknowledgement, deliveryOf, eventually } from "#e2e/harness/deliveries.ts";
import { openEventStream } from "#e2e/harness/event-stream.ts";
import { call, message } from "#e2e/harness/events.ts";
import { openReceiver } from "#e2e/harness/receiver.ts";
import { deliver, newWebhookId, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { withDatabase } from "#e2e/harness/visitors.ts";
import { auditEntrySchema } from "#lib/api/audit.ts";
import { pageSchema } from "#lib/api/page.ts";

type Method = "GET" | "POST" | "PATCH" | "DELETE";

let server: TestServer;

before(async () => {
  server = await startServer({ env: { ALLO_WEBHOOK_SECRET: TEST_SECRET, OUTBOUND_ALLOW: "127.0.0.1/32" } });
});
after(() => server.stop());

function api(method: Method, path: string, body?: unknown): Promise<Answer> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  return askApi(server.url, `/api/v1${path}`, { method, ...json });
}

async function read<T extends z.ZodType>(schema: T, path: string): Promise<z.output<T>> {
  const answer = await api("GET", path);
  assert.equal(answer.status, 200, answer.text);
  return schema.parse(answer.json);
}

/** The newest entries of the audit log, oldest first. */
async function lastWritten(count: number): Promise<string[]> {
  const { data } = await read(pageSchema(auditEntrySchema), `/audit?limit=${count}`);
  return data.map(({ sentence }) => sentence).reverse();
}

/** An endpoint for one test. */
async function makeEndpoint(t: TestContext, choice: { url: string; [field: string]: unknown }) {
  const answer = await api("POST", "/endpoints", choice);
  assert.equal(answer.status, 201, answer.text);
  const made = contract.endpoint.parse(answer.json);
  t.after(() => api("DELETE", `/endpoints/${made.id}`));
  return made;
}

async function receive(body: string, id = newWebhookId()): Promise<number> {
  const answer = await deliver(server.url, TEST_SECRET, id, body);
  assert.equal(answer.status, 200);
  const stored = acknowledgement.parse(await answer.json()).id;
  await deliveryOf(server.url, stored);
  return stored;
}

test("a receiver that verifies with svix takes what is forwarded, also while a secret is changed", async (t) => {
  const receiver = await openReceiver(t);
  const { id, secret } = await makeEndpoint(t, { url: receiver.url });
  const sent = { id: newWebhookId(), body: message({ content: "Déjà prêt ? 👍" }) };
  await receive(sent.body, sent.id);
  await receive(sent.body, sent.id);
  const [first] = await receiver.until(1);
  assert.ok(secret && first);
  new SvixWebhook(secret).verify(first.body, first.headers);
  assert.equal(first.body, sent.body);
  assert.equal(first.headers["webhook-id"], sent.id);
  assert.equal(first.headers["allo-inbox-replay"], undefined);

  const rotated = contract.endpoint.parse((await api("POST", `/endpoints/${id}/rotate-secret`)).json);
  const inGrace = Date.parse(rotated.previousSecretUntil ?? "") - Date.now();
  assert.ok(Math.abs(inGrace - 24 * 3_600_000) < 60_000, `the old secret lasts ${inGrace} ms`);
  assert.deepEqual(await lastWritten(1), [`The key API_KEY made a new secret for the endpoint ${id}`]);
  await receive(message());
  const [, second] = await receiver.until(2);
  assert.ok(second && rotated.secret && rotated.secret !== secret);
  for (const either of [secret, rotated.secret]) new SvixWebhook(either).verify(second.body, second.headers);
  assert.equal(receiver.received.length, 2, "what came twice is forwarded once");
});

test("a receiver that verifies with standardwebhooks takes what it chose, tests and replays", async (t) => {
  const receiver = await openReceiver(t);
  const choice = { topics: ["sms.received", "number.moved"], headers: [["X-Tenant", "harbor"]] };
  const { id: endpointId, secret } = await makeEndpoint(t, { url: receiver.url, ...choice });
  withDatabase(server, (db) => {
    const kept = JSON.stringify(db.prepare("select * from endpoints").all());
    assert.ok(kept.includes(receiver.url));
    assert.ok(!kept.includes(secret ?? "whsec_") && !kept.includes("harbor"), "encrypted at rest");
  });
  const unwanted = await receive(call());
  const wanted = await receive(message());
  await receiver.until(1);
  const replayed = await api("POST", `/deliveries/${unwanted}/replay`, { endpointId });
  assert.equal(replayed.status, 201, replayed.text);
  assert.partialDeepStrictEqual(contract.forward.parse(replayed.json), { deliveryId: unwanted, origin: "replay" });
  await receiver.until(2);
  const tested = await api("POST", `/endpoints/${endpointId}/test`, { topic: "tag.added" });
  assert.partialDeepStrictEqual(contract.endpointTest.parse(tested.json), {
    topic: "tag.added",
    ok: true,
    status: 200,
    responseBody: "answered with 200",
    address: "127.0.0.1",
  });
  assert.deepEqual(await lastWritten(2), [
    `The key API_KEY replayed delivery ${unwanted} to endpoint ${endpointId}`,
    `The key API_KEY sent tag.added to the endpoint ${endpointId} as a test`,
  ]);
  assert.deepEqual(
    receiver.received.map(({ headers, body }) => {
      new StandardWebhook(secret ?? "").verify(body, headers);
      return [JSON.parse(body).topic, headers["x-tenant"], headers["allo-inbox-replay"]];
    }),
    [
      ["sms.received", "harbor", undefined],
      ["call.completed", "harbor", "true"],
      ["tag.added", "harbor", undefined],
    ],
  );
  const [item] = contract
    .page(contract.forwardItem)
    .parse((await api("GET", `/deliveries/${wanted}/forwards`)).json).data;
  assert.equal(item?.endpointId, endpointId);
  assert.equal((await api("GET", "/deliveries/999/forwards")).status, 404);
});

test("from making an endpoint to removing it, each action does what it says and is written down", async (t) => {
  const receiver = await openReceiver(t);
  const since = new Date().toISOString();
  const stream = await openEventStream(server.url);
  const before = await receive(message({ content: "before" }));
  const { id } = await makeEndpoint(t, { url: receiver.url, description: " Accounting " });
  const path = `/endpoints/${id}`;
  await stream.until((events) => events.some(({ event }) => event === "forwards"));
  assert.ok(stream.events().some(({ event }) => event === "forwards"));
  stream.close();

  receiver.answers(503, { "retry-after": "3600" });
  await receive(message({ content: "failing" }));
  const forwards = (query = "") => read(contract.page(contract.forwardItem), `${path}/forwards${query}`);
  const failing = await eventually(
    () => forwards(),
    ({ data }) => data[0]?.tries === 1,
  );
  const [{ id: forwardId } = { id: 0 }] = failing.data;
  const tried = await read(contract.forward, `/forwards/${forwardId}`);
  assert.equal(tried.state, "pending");
  assert.partialDeepStrictEqual(tried.attempts[0], { status: 503, responseBody: "answered with 503", error: null });
  assert.ok(Date.parse(tried.nextAttemptAt ?? "") > Date.parse(tried.attempts[0]?.at ?? ""));
  assert.partialDeepStrictEqual(await read(contract.endpoint, path), { consecutiveFailures: 1, pending: 1 });

  receiver.answers(204);
  assert.equal((await api("POST", `/forwards/${forwardId}/retry`)).status, 200);
  await eventually(
    () => forwards("?state=delivered"),
    ({ data }) => data.length === 1,
  );
  assert.equal(errorOf(await api("POST", `/forwards/${forwardId}/retry`)).code, "already_delivered");

  const recover = async (body: object) =>
    contract.recoverAnswer.parse((await api("POST", `${path}/recover`, { since, ...body })).json);
  assert.deepEqual(await recover({}), { count: 0, recoveryId: null }, "nothing was given up");
  assert.deepEqual(await recover({ kind: "missing", dryRun: true }), { count: 1, recoveryId: null });
  const { recoveryId } = await recover({ kind: "missing" });
  const [, , recovered] = await receiver.until(3);
  assert.match(recovered?.body ?? "", /"content":"before"/);
  const recoveries = async () =>
    (await read(z.strictObject({ data: z.array(contract.recovery) }), `${path}/recoveries`)).data;
  const done = await eventually(recoveries, (data) => data[0]?.state === "done");
  assert.partialDeepStrictEqual(done, [{ id: recoveryId, kind: "missing", total: 1, queued: 1 }]);

  const paused = await api("PATCH", path, { paused: true, topics: ["sms.received"] });
  assert.partialDeepStrictEqual(contract.endpoint.parse(paused.json), { status: "paused", enabled: true });
  const { recoveryId: second } = await recover({ kind: "all" });
  await eventually(recoveries, (data) => data[0]?.state === "done");
  assert.equal((await forwards("?state=pending")).data.length, 2);
  assert.equal((await api("POST", `/endpoints/${id + 1}/recoveries/${second}/cancel`)).status, 404);
  assert.equal((await api("POST", `${path}/recoveries/${second}/cancel`)).status, 200);
  assert.equal((await api("POST", `${path}/recoveries/${second}/cancel`)).status, 404);
  const { data: cancelled, nextCursor } = await eventually(
    () => forwards("?state=cancelled&limit=1"),
    (page) => page.nextCursor !== null,
  );
  const { data: rest } = await forwards(`?state=cancelled&limit=1&cursor=${nextCursor}`);
  assert.deepEqual(new Set([...cancelled, ...rest].map(({ deliveryId }) => deliveryId)).size, 2);
  assert.ok([...cancelled, ...rest].some(({ deliveryId }) => deliveryId === before));

  const off = await api("PATCH", path, { enabled: false, paused: false });
  assert.partialDeepStrictEqual(contract.endpoint.parse(off.json), {
    status: "disabled",
    description: "Accounting",
    disabledReason: "Turned off by API_KEY.",
  });
  assert.partialDeepStrictEqual(contract.endpoint.parse((await api("PATCH", path, { enabled: true })).json), {
    status: "active",
    disabledReason: null,
  });
  assert.equal((await api("DELETE", path)).status, 200);
  for (const gone of [path, `${path}/forwards`, `${path}/recoveries`, `/forwards/${forwardId}`]) {
    assert.equal((await api("GET", gone)).status, 404, gone);
  }
  assert.equal(receiver.received.length, 3);
  const audit = await read(pageSchema(auditEntrySchema), `/audit?what=forwarding&from=${since}`);
  assert.deepEqual(audit.data.map(({ sentence }) => sentence).reverse(), [
    `The key API_KEY made the endpoint ${id}`,
    `The key API_KEY tried forward ${forwardId} again`,
    `The key API_KEY had 1 missing delivery since ${since} sent again to the endpoint ${id}`,
    `The key API_KEY changed topics, paused of the endpoint ${id}`,
    `The key API_KEY had 2 deliveries since ${since} sent again to the endpoint ${id}`,
    `The key API_KEY stopped recovery ${second}`,
    `The key API_KEY changed enabled, paused of the endpoint ${id}`,
    `The key API_KEY changed enabled of the endpoint ${id}`,
    `The key API_KEY removed the endpoint ${id}`,
  ]);
});

/** Everything that writes what forwarding keeps fails from now on. */
function breakWrites(): void {
  const inEndpoints = ["insert on endpoints", "update of paused, secret on endpoints", "delete on endpoints"];
  const writes = [...inEndpoints, "insert on recoveries", "insert on forwards", "update on forwards"];
  withDatabase(server, (db) => {
    for (const write of writes) {
      db.exec(`CREATE TRIGGER "no ${write}" BEFORE ${write} BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END`);
    }
  });
}

function healWrites(): void {
  withDatabase(server, (db) => {
    const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'no %'").all();
    for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  });
}

test("where the database takes nothing, each action says so and to come again", async (t) => {
  t.after(healWrites);
  const url = "https://example.com/hook";
  const { id } = await makeEndpoint(t, { url, paused: true });
  const delivery = await receive(message());
  const { data } = await eventually(
    () => read(contract.page(contract.forwardItem), `/deliveries/${delivery}/forwards`),
    ({ data }) => data.length > 0,
  );
  breakWrites();
  for (const [method, path, body] of [
    ["POST", "/endpoints", { url }],
    ["PATCH", `/endpoints/${id}`, { description: "x", paused: false }],
    ["DELETE", `/endpoints/${id}`, undefined],
    ["POST", `/endpoints/${id}/rotate-secret`, undefined],
    ["POST", `/endpoints/${id}/recover`, { since: "2026-01-01T00:00:00Z", kind: "all" }],
    ["POST", `/forwards/${data[0]?.id}/retry`, undefined],
    ["POST", `/deliveries/${delivery}/replay`, { endpointId: id }],
  ] as const) {
    const answer = await api(method, path, body);
    assert.deepEqual([answer.status, errorOf(answer).code], [503, "storage_unavailable"], `${method} ${path}`);
    assert.match(String(answer.headers["retry-after"]), /^[1-9]/);
  }
  assert.equal(
    (await read(contract.endpoint, `/endpoints/${id}`)).description,
    "",
    "a change is made whole or not at all",
  );
});

test("what cannot be is refused with a word that helps, and there are fifty endpoints at most", async (t) => {
  const url = "https://example.com/hook";
  const { id } = await makeEndpoint(t, { url, enabled: false });
  const path = `/endpoints/${id}`;
  for (const [method, where, body, message] of [
    ["POST", "/endpoints", {}, /^url must be a web address/],
    ["POST", "/endpoints", { url: "https://example.com/ho\nok" }, /^url must be a web address without spaces/],
    ["POST", "/endpoints", { url: "http://93.184.215.14/hook" }, /^url: .* over http.*OUTBOUND_ALLOW/],
    ["PATCH", path, { url: "https://10.0.0.1/hook" }, /^url: .*private.*OUTBOUND_ALLOW/],
    ["PATCH", path, { url: "https://ada:secret@example.com" }, /^url: .*password/],
    ["POST", "/endpoints", { url, headers: [["Webhook-Id", "x"]] }, /^headers: The header webhook-id is set by/],
    ["PATCH", path, { headers: [["x", "é"]] }, /^headers: The header x holds/],
    ["PATCH", path, { topics: [] }, /^topics must be a list of 1 to 100 topics/],
    ["PATCH", path, { description: "x".repeat(201) }, /^description must have at most 200/],
    ["PATCH", path, { secret: "whsec_x" }, /^secret is not a parameter here/],
    ["POST", `${path}/recover`, {}, /^since must be an ISO 8601 time/],
    [
      "POST",
      `${path}/recover`,
      { since: "2026-03-16T09:00:00Z", until: "2026-03-16T09:00:00Z" },
      /^until must be later/,
    ],
    ["POST", `${path}/test`, { topic: "nothing" }, /^topic must be one of/],
    ["POST", "/deliveries/1/replay", {}, /^endpointId must be the id/],
    ["GET", `${path}/forwards?state=lost`, undefined, /^state must be pending, delivered/],
  ] as const) {
    const refused = errorOf(await api(method, where, body));
    assert.deepEqual([refused.status, refused.code], [400, "bad_parameter"], refused.message);
    assert.match(refused.message, message);
  }
  for (let change = 0; change < 5; change++) assert.equal((await api("POST", `${path}/rotate-secret`)).status, 200);
  assert.equal(errorOf(await api("POST", `${path}/rotate-secret`)).code, "too_many_secrets");
  const asked = await Promise.all(Array.from({ length: 52 }, () => api("POST", "/endpoints", { url, enabled: false })));
  t.after(async () => {
    const { data } = await read(contract.page(contract.endpoint), "/endpoints");
    await Promise.all(data.map((endpoint) => api("DELETE", `/endpoints/${endpoint.id}`)));
  });
  const tooMany = asked.filter(({ status }) => status !== 201).map(errorOf);
  assert.deepEqual(
    tooMany.map(({ status, code }) => [status, code]),
    [1, 2, 3].map(() => [409, "too_many_endpoints"]),
  );
  const first = await read(contract.page(contract.endpoint), "/endpoints?limit=30");
  const second = await read(contract.page(contract.endpoint), `/endpoints?limit=30&cursor=${first.nextCursor}`);
  assert.equal(new Set([...first.data, ...second.data].map((endpoint) => endpoint.id)).size, 50);
  assert.equal(second.data.at(-1)?.id, id);
});
