import assert from "node:assert/strict";
import { Agent, type OutgoingHttpHeaders } from "node:http";
import { after, test } from "node:test";
import { type Answer, ask, askApi, errorOf, withKey } from "#e2e/harness/ask.ts";
import { acknowledgement, deliveryOf, deliveryPage, eventually } from "#e2e/harness/deliveries.ts";
import { exchange, statusesIn } from "#e2e/harness/raw.ts";
import { newWebhookId, signedHeaders, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";

const OLD_SECRET = `whsec_${Buffer.from("the secret before the rotation!!").toString("base64")}`;
const STRANGE_SECRET = `whsec_${Buffer.from("a secret that the inbox never saw").toString("base64")}`;

const server = await startServer({ env: { ALLO_WEBHOOK_SECRET: `main=${TEST_SECRET}, old=${OLD_SECRET}` } });
after(() => server.stop());

type Post = { headers?: OutgoingHttpHeaders; path?: string; from?: string };

async function post(body: string | Uint8Array, { headers, path = "/api/allo", from }: Post = {}): Promise<Answer> {
  const answer = await ask(server.url, path, {
    method: "POST",
    headers: headers ?? signedHeaders({ body }),
    body,
    ...(from ? { from } : {}),
  });
  assert.equal(answer.headers["set-cookie"], undefined);
  assert.equal(answer.headers.location, undefined);
  return answer;
}

async function stored(answer: Answer, status = "stored"): Promise<number> {
  assert.equal(answer.status, 200, answer.text);
  const acknowledged = acknowledgement.parse(answer.json);
  assert.equal(acknowledged.status, status);
  return acknowledged.id;
}

async function bytesOf(id: number, attempt?: number): Promise<Buffer> {
  const query = attempt === undefined ? "" : `?attempt=${attempt}`;
  return Buffer.from(
    await (await fetch(`${server.url}/api/v1/deliveries/${id}/body${query}`, { headers: withKey })).arrayBuffer(),
  );
}

test("the first copy is stored, a repeat is a duplicate, other bytes are a conflict, and all of it is kept", async () => {
  const id = newWebhookId();
  const [first, other] = [smsBody("sms_1", "one"), smsBody("sms_1", "two")];
  const n = await stored(await post(first, { headers: signedHeaders({ id, body: first }) }));
  assert.equal(await stored(await post(first, { headers: signedHeaders({ id, body: first }) }), "duplicate"), n);
  assert.equal(await stored(await post(other, { headers: signedHeaders({ id, body: other }) }), "conflict"), n);
  const delivery = await eventually(
    () => deliveryOf(server.url, n),
    ({ attempts }) => attempts === 3,
  );
  assert.equal(delivery.verdict, "conflict");
  assert.deepEqual(
    delivery.attemptLog.map((attempt) => attempt.verdict),
    ["stored", "duplicate", "conflict"],
  );
  assert.equal((await bytesOf(n)).toString(), first);
  const conflicting = delivery.attemptLog.find((attempt) => attempt.verdict === "conflict");
  assert.equal((await bytesOf(n, conflicting?.id)).toString(), other);
});

const strangeBodies: [name: string, body: string | Uint8Array][] = [
  ["an unknown topic", JSON.stringify({ topic: "dialer.paused", version: "2.0", timestamp: null, data: {} })],
  ["another version", smsBody("sms_v3").replace('"2.0"', '"3.0"')],
  ["a known topic with other fields", JSON.stringify({ topic: "sms.sent", version: "2.0", data: { id: 5 } })],
  ["broken JSON", '{"topic":"sms.received",'],
  ["JSON that is not an object", "[1,2,3]"],
  ["nothing at all", ""],
  ["blanks", " \r\n\t"],
  ["invalid UTF-8", Buffer.concat([Buffer.from('{"topic":"'), Buffer.from([0xff, 0xc3, 0x28]), Buffer.from('"}')])],
  ["binary", Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)],
  ["endless nesting", "[".repeat(200_000)],
  ["a number beyond all numbers", '{"topic":"sms.sent","version":"2.0","data":1e99999}'],
  ["hostile keys", '{"__proto__":{"topic":"x"},"constructor":1,"topic":{"a":1},"version":2,"data":null}'],
];

for (const [name, body] of strangeBodies) {
  test(`content is never a reason to refuse: ${name}`, async () => {
    const bytes = Buffer.from(body);
    const id = await stored(await post(bytes));
    assert.ok((await deliveryOf(server.url, id)).problem, "flagged");
    assert.deepEqual(await bytesOf(id), bytes);
    const flagged = deliveryPage.parse((await askApi(server.url, "/api/v1/deliveries?problem=true&limit=200")).json);
    assert.ok(
      flagged.data.some((item) => item.id === id),
      "listed among the problems",
    );
  });
}

for (const missing of ["webhook-id", "webhook-timestamp", "webhook-signature"] as const) {
  test(`without ${missing} it is missing_header`, async () => {
    const { [missing]: _left, ...headers } = signedHeaders({ body: "{}" });
    for (const given of [headers, { ...headers, [missing]: "" }]) {
      const error = errorOf(await post("{}", { headers: given, from: "127.0.1.1" }));
      assert.deepEqual([error.status, error.code], [400, "missing_header"]);
      assert.match(error.message, new RegExp(missing));
    }
  });
}

for (const timestamp of ["abc", "1700000000abc", "17e8", "1700000000.5", "-1700000000", "+1700000000", "0x6553f100"]) {
  test(`a timestamp such as ${timestamp} is bad_timestamp`, async () => {
    const headers = { ...signedHeaders({ body: "{}" }), "webhook-timestamp": timestamp };
    const error = errorOf(await post("{}", { headers, from: "127.0.1.2" }));
    assert.deepEqual([error.status, error.code], [400, "bad_timestamp"]);
  });
}

test("a timestamp over 300 s away is stale on either side, and the message says by how much", async () => {
  for (const [secondsOff, side] of [
    [-400, "behind"],
    [400, "ahead"],
    [-86_400, "behind"],
  ] as const) {
    const headers = signedHeaders({ body: "{}", secondsOff });
    const error = errorOf(await post("{}", { headers, from: "127.0.1.3" }));
    assert.deepEqual([error.status, error.code], [401, "stale_timestamp"]);
    const seconds = Number(/(\d+) s /.exec(error.message)?.[1]);
    assert.ok(Math.abs(seconds - Math.abs(secondsOff)) <= 3, error.message);
    assert.match(error.message, new RegExp(side));
  }
  const endless = { ...signedHeaders({ body: "{}" }), "webhook-timestamp": "9".repeat(40) };
  assert.equal(errorOf(await post("{}", { headers: endless, from: "127.0.1.3" })).code, "stale_timestamp");
  for (const secondsOff of [-290, 290])
    await stored(await post("{}", { headers: signedHeaders({ body: "{}", secondsOff }) }));
});

test("what is not signed with a known secret over exactly these bytes is bad_signature", async () => {
  const good = signedHeaders({ body: "{}" });
  const signature = good["webhook-signature"];
  const now = Number(good["webhook-timestamp"]);
  for (const headers of [
    signedHeaders({ body: "{}", secret: STRANGE_SECRET }),
    signedHeaders({ body: "{} " }),
    { ...good, "webhook-id": newWebhookId() },
    { ...good, "webhook-timestamp": String(now - 1) },
    { ...good, "webhook-signature": signature.replace("v1,", "v2,") },
    { ...good, "webhook-signature": signature.replace("v1,", "v1a,") },
    { ...good, "webhook-signature": signature.slice(3) },
    { ...good, "webhook-signature": signature.slice(0, -2) },
    { ...good, "webhook-signature": "v1," },
    { ...good, "webhook-signature": " , ,, v1" },
  ]) {
    const error = errorOf(await post("{}", { headers, from: "127.0.1.4" }));
    assert.deepEqual([error.status, error.code], [401, "bad_signature"], JSON.stringify(headers));
  }
});

test("svix headers are taken where Allo's own are absent, and only there", async () => {
  const good = signedHeaders({ body: "{}" });
  const svix = Object.fromEntries(
    Object.entries(good).map(([name, value]) => [name.replace("webhook", "svix"), value]),
  );
  const id = await stored(await post("{}", { headers: svix }));
  assert.equal((await deliveryOf(server.url, id)).webhookId, good["webhook-id"]);
  const both = { ...svix, ...signedHeaders({ body: "{}", secret: STRANGE_SECRET }) };
  assert.equal(errorOf(await post("{}", { headers: both, from: "127.0.1.5" })).code, "bad_signature");
});

test("one match among several signatures is enough, in one header or in two", async () => {
  for (const join of [
    (a: string, b: string) => `${a} ${b}`,
    (a: string, b: string) => `v2,xyz ${a} ${b} v1,`,
    (a: string, b: string) => [a, b],
    (a: string, b: string) => [b, a],
  ]) {
    const good = signedHeaders({ body: "{}" });
    const bad = signedHeaders({ body: "{}", id: good["webhook-id"], secret: STRANGE_SECRET });
    const signature = join(bad["webhook-signature"], good["webhook-signature"]);
    await stored(await post("{}", { headers: { ...good, "webhook-signature": signature } }));
  }
});

test("during a rotation either secret verifies, and the delivery names the one that did", async () => {
  for (const [secret, label] of [
    [TEST_SECRET, "main"],
    [OLD_SECRET, "old"],
  ] as const) {
    const id = await stored(await post("{}", { headers: signedHeaders({ body: "{}", secret }) }));
    assert.equal((await deliveryOf(server.url, id)).secretLabel, label);
  }
});

test("every other method is 405 and told to use POST", async () => {
  const methods = ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "SEARCH", "QUERY", "PURGE"];
  for (const path of ["/api/allo", "/api/allo/", "/api/allo/some-token"]) {
    for (const method of methods) {
      const answer = await ask(server.url, path, { method, from: "127.0.1.6" });
      assert.deepEqual([answer.status, answer.headers.allow], [405, "POST"], `${method} ${path}`);
    }
  }
  const tunnel = await exchange(server.url, "CONNECT /api/allo HTTP/1.1\r\nHost: inbox\r\n\r\n");
  assert.deepEqual(statusesIn(tunnel), [405]);
  assert.match(tunnel, /^Allow: POST\r$/im);
});

test("whichever way the URL was typed, it is answered and never redirected", async () => {
  for (const path of [
    "/api/allo/",
    "/api/allo?",
    "/api/allo?source=allo&x=%",
    "//api/allo",
    "/api//allo",
    `${server.url}/api/allo`,
    "http://inbox.example/api/allo",
  ]) {
    const headers = { host: "inbox.example", ...signedHeaders({ body: "{}" }) };
    await stored(await post("{}", { headers, path }));
  }
});

test("nothing but the signature decides: no cookie, key, origin, host, proxy or framework header matters", async () => {
  for (const extra of [
    { authorization: "Bearer wrong", cookie: "session=none; __prerender_bypass=1" },
    { origin: "https://evil.example", "sec-fetch-site": "cross-site", referer: "https://evil.example/" },
    { host: "inbox.example:8443", "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https", via: "1.1 proxy" },
    { host: "a b[::" },
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1", "next-router-state-tree": "%5B%5D", "next-url": "/deliveries" },
    { "next-action": "00".repeat(20), "content-type": "multipart/form-data; boundary=x" },
    {
      "x-nextjs-data": "1",
      "x-middleware-rewrite": "/deliveries",
      "x-middleware-subrequest": "x",
      "x-matched-path": "/",
    },
    { "content-type": "text/html", "content-encoding": "gzip", accept: "text/html", "accept-encoding": "br" },
    { "x-http-method-override": "DELETE", "transfer-encoding": "chunked" },
  ]) {
    await stored(await post("{}", { headers: { ...signedHeaders({ body: "{}" }), ...extra } }));
  }
});

test("headers are kept as received: order, case, repeats, and who sent them", async () => {
  const signed = signedHeaders({ body: "{}" });
  const lines = [
    ["Host", "inbox.example"],
    ["X-One", "1"],
    ["Webhook-Id", signed["webhook-id"]],
    ["x-one", "2"],
    ["WEBHOOK-TIMESTAMP", signed["webhook-timestamp"]],
    ["webhook-signature", signed["webhook-signature"]],
    ["RSC", "1"],
    ["User-Agent", "Allo/7 (\u00e9)"],
    ["Content-Length", "2"],
    ["Connection", "close"],
  ];
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const text = await exchange(server.url, Buffer.from(`POST /api/allo HTTP/1.1\r\n${head}\r\n{}`, "latin1"));
  assert.deepEqual(statusesIn(text), [200]);
  const delivery = await deliveryOf(server.url, Number(/"id":(\d+)/.exec(text)?.[1]));
  assert.deepEqual(delivery.headers, lines);
  assert.partialDeepStrictEqual(delivery.attemptLog, [{ remoteAddress: "127.0.0.1", userAgent: "Allo/7 (\u00e9)" }]);
  assert.equal(delivery.attemptLog[0]?.webhookTimestamp, Number(signed["webhook-timestamp"]));
});

test("500 copies at once over HTTP: one is stored, all are counted", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  const body = smsBody("sms_500");
  const headers = signedHeaders({ body });
  const copy = () => ask(server.url, "/api/allo", { method: "POST", headers, body, agent });
  const answers = await Promise.all(Array.from({ length: 500 }, copy));
  agent.destroy();
  const acknowledged = answers.map(({ json }) => acknowledgement.parse(json));
  assert.equal(acknowledged.filter(({ status }) => status === "stored").length, 1);
  assert.equal(acknowledged.filter(({ status }) => status === "duplicate").length, 499);
  assert.equal(new Set(acknowledged.map(({ id }) => id)).size, 1);
  const id = acknowledged[0]?.id ?? 0;
  const delivery = await eventually(
    () => deliveryOf(server.url, id),
    ({ attempts }) => attempts === 500,
  );
  assert.equal(delivery.attempts, 500);
  assert.equal(delivery.attemptLog.length, 500);
});
