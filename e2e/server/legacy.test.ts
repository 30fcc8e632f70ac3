import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, test } from "node:test";
import { type Answer, ask, errorOf, withKey } from "#e2e/harness/ask.ts";
import { acknowledgement, deliveryOf } from "#e2e/harness/deliveries.ts";
import { TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";

const TOKEN = "legacy-token_0123456789.abc~def";
const SAMPLES = "lib/allo/samples";

const server = await startServer({ env: { ALLO_WEBHOOK_SECRET: TEST_SECRET, ALLO_LEGACY_TOKEN: TOKEN } });
const without = await startServer({ env: { ALLO_WEBHOOK_SECRET: TEST_SECRET } });
after(() => Promise.all([server.stop(), without.stop()]));

/** As from Allo: another host, and a proxy in between. */
const outside = { host: "inbox.example", "x-forwarded-for": "203.0.113.9" };

function post(body: string | Uint8Array, token = TOKEN, url = server.url): Promise<Answer> {
  return ask(url, `/api/allo/${token}`, { method: "POST", headers: outside, body });
}

function idOf(answer: Answer, status: string): number {
  assert.equal(answer.status, 200, answer.text);
  const acknowledged = acknowledgement.parse(answer.json);
  assert.equal(acknowledged.status, status);
  return acknowledged.id;
}

for (const file of readdirSync(SAMPLES).filter((name) => name.startsWith("v1-"))) {
  test(`${file} is stored byte for byte and read under today's name`, async () => {
    const body = readFileSync(`${SAMPLES}/${file}`);
    const id = idOf(await post(body), "stored");
    const delivery = await deliveryOf(server.url, id);
    assert.partialDeepStrictEqual(delivery, { verification: "token", secretLabel: null, problem: null });
    assert.ok(file.includes(delivery.originalTopic ?? "none"), `original name ${delivery.originalTopic}`);
    assert.match(delivery.topic, /^[a-z]+\.[a-z]+$/);
    const kept = await fetch(`${server.url}/api/v1/deliveries/${id}/body`, { headers: withKey });
    assert.deepEqual(Buffer.from(await kept.arrayBuffer()), body);
    idOf(await post(body), "duplicate");
  });
}

const call = (id: string | null, summary: string) => JSON.stringify({ topic: "CALL_RECEIVED", data: { id, summary } });

test("a call is known by its topic and Allo id, so that other bytes under them are a conflict", async () => {
  const id = idOf(await post(call("call_1", "a")), "stored");
  assert.equal(idOf(await post(call("call_1", "b")), "conflict"), id);
  assert.notEqual(idOf(await post(call("call_2", "a")), "stored"), id);
  const created = JSON.stringify({ topic: "SMS_SENT", data: { id: "call_1" } });
  assert.notEqual(idOf(await post(created), "stored"), id);
});

test("where there is no id, the bytes decide", async () => {
  const id = idOf(await post(call(null, "a")), "stored");
  assert.equal(idOf(await post(call(null, "a")), "duplicate"), id);
  assert.notEqual(idOf(await post(call(null, "b")), "stored"), id);
  const broken = idOf(await post("not json"), "stored");
  assert.equal(idOf(await post("not json"), "duplicate"), broken);
  assert.ok((await deliveryOf(server.url, broken)).problem);
});

test("a contact that changes twice gives two deliveries", async () => {
  const update = (name: string) => JSON.stringify({ topic: "CONTACT_UPDATED", data: { id: "con_1", name } });
  const first = idOf(await post(update("Anna")), "stored");
  assert.notEqual(idOf(await post(update("Anne")), "stored"), first);
  assert.equal(idOf(await post(update("Anna")), "duplicate"), first);
});

test("a wrong token is 404 like a page that does not exist, and so is any while none is set", async () => {
  for (const token of [
    `${TOKEN}x`,
    TOKEN.slice(0, -1),
    TOKEN.toUpperCase(),
    "x",
    "deliveries",
    "undefined",
    "null",
    encodeURIComponent(`${TOKEN}\0`),
  ]) {
    const error = errorOf(await ask(server.url, `/api/allo/${token}`, { method: "POST", body: "{}" }));
    assert.deepEqual([error.status, error.code], [404, "not_found"], token);
  }
  assert.equal(errorOf(await post("{}", TOKEN, without.url)).status, 404);
  assert.equal((await post("{}", "undefined", without.url)).status, 404);
});

test("the token opens nothing but its own door", async () => {
  assert.equal((await post("{}", `${TOKEN}/more`)).status, 404);
  assert.equal(
    (await ask(server.url, "/api/allo", { method: "POST", headers: outside, body: call("c", "d") })).status,
    400,
  );
  const answer = await ask(server.url, `/api/allo/${TOKEN}`, { headers: outside });
  assert.deepEqual([answer.status, answer.headers.allow], [405, "POST"]);
});
