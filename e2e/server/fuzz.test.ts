import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { ask, withKey } from "#e2e/harness/ask.ts";
import { acknowledgement, allWebhookIds, deliveryOf } from "#e2e/harness/deliveries.ts";
import { openRaw, statusesIn } from "#e2e/harness/raw.ts";
import { newWebhookId, signedHeaders, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";
import { type WildRequest, wildRequest } from "#e2e/harness/wild-request.ts";

const ENOUGH_MS = 30_000;
/** Longer than the server lingers for a client that is still sending. */
const ANSWER_WITHIN_MS = 8_000;
/** The contract's own answers, and what Node's parser says to what is not HTTP. */
const EXPECTED = [200, 400, 401, 403, 404, 405, 408, 413, 417, 429, 431];

const server = await startServer({
  env: {
    ALLO_WEBHOOK_SECRET: TEST_SECRET,
    ALLO_LEGACY_TOKEN: "legacy-token-of-thirty-letters",
    MAX_BODY_BYTES: "65536",
  },
});
after(() => server.stop());

async function talk({ pieces, halfClosed, from }: WildRequest): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect({ host: hostname, port: Number(port), localAddress: from, allowHalfOpen: true });
  const closed = new Promise((resolve) => socket.on("error", () => {}).once("close", resolve));
  let text = "";
  socket.setEncoding("latin1").on("data", (part: string) => {
    text += part;
  });
  socket.on("end", () => socket.end());
  for (const piece of pieces) {
    socket.write(piece);
    await turn();
  }
  if (halfClosed) socket.end();
  // A request that never ends is the sender's to end: the server waits for it as long as it waits for anyone.
  const timer = setTimeout(() => socket.end(), 100);
  const late = setTimeout(() => socket.destroy(new Error("no answer")), ANSWER_WITHIN_MS);
  await closed;
  clearTimeout(timer);
  clearTimeout(late);
  assert.notEqual(socket.errored?.message, "no answer");
  return text;
}

test("whatever comes down the wire gets an answer of the contract or none, and never a 5xx", {
  timeout: 120_000,
}, async (t) => {
  const genuine = new Set<string>();
  const seen = new Map<number, number>();
  const property = fc.asyncProperty(wildRequest, async (request) => {
    if (request.webhookId) genuine.add(request.webhookId);
    const text = await talk(request);
    for (const status of statusesIn(text)) {
      seen.set(status, (seen.get(status) ?? 0) + 1);
      assert.ok(EXPECTED.includes(status), text);
    }
    assert.doesNotMatch(text, /^(location|set-cookie|x-powered-by):/im);
  });
  await fc.assert(property, {
    numRuns: 700,
    interruptAfterTimeLimit: ENOUGH_MS,
    markInterruptAsFailure: false,
    endOnFailure: true,
  });
  t.diagnostic(`answers: ${JSON.stringify(Object.fromEntries([...seen].sort(([a], [b]) => a - b)))}`);
  assert.ok((seen.get(200) ?? 0) > 5, "some are genuine and whole");
  assert.ok((seen.get(401) ?? 0) > 5, "some get as far as the signature");

  const kept = await allWebhookIds(server.url);
  assert.deepEqual(
    kept.filter((id) => !genuine.has(id)),
    [],
    "nothing that does not verify is in the log",
  );
  assert.equal(new Set(kept).size, kept.length);
  await storesAnother();
  assert.doesNotMatch(server.output(), /"level":[56]0|unhandled|⨯/i);
});

async function storesAnother(): Promise<void> {
  const id = newWebhookId();
  const body = smsBody(id);
  const answer = await ask(server.url, "/api/allo", { method: "POST", headers: signedHeaders({ id, body }), body });
  assert.equal(answer.status, 200, answer.text);
  assert.equal((await deliveryOf(server.url, acknowledgement.parse(answer.json).id)).webhookId, id);
}

test("a client that asks for a tunnel and breaks off takes nobody with it", async () => {
  for (let n = 0; n < 20; n++) {
    const socket = openRaw(server.url);
    await once(socket, "connect");
    socket.write("CONNECT inbox:443 HTTP/1.1\r\nHost: inbox\r\n\r\n");
    if (n % 2 === 0) await once(socket, "data");
    socket.write("x".repeat(1_000));
    socket.resetAndDestroy();
  }
  await storesAnother();
});

test("a content encoding is not undone: the bytes on the wire are what is signed and kept", async () => {
  for (const [encoding, body] of [
    ["gzip", gzipSync(smsBody("sms_gzip"))],
    ["gzip", Buffer.from("not gzip at all")],
    ["br, deflate", Buffer.from("{}")],
  ] as const) {
    const headers = { ...signedHeaders({ body }), "content-encoding": encoding };
    const answer = await ask(server.url, "/api/allo", { method: "POST", headers, body });
    assert.equal(answer.status, 200, answer.text);
    const { id } = acknowledgement.parse(answer.json);
    const kept = await fetch(`${server.url}/api/v1/deliveries/${id}/body`, { headers: withKey });
    assert.deepEqual(Buffer.from(await kept.arrayBuffer()), body);
    assert.equal(kept.headers.get("content-encoding"), null);
  }
});

test("a sender that gives one byte at a time and closes its side is taken like any other", async () => {
  const body = "{}";
  const head = Object.entries({ Host: "inbox", ...signedHeaders({ body }), "Content-Length": 2 });
  const bytes = `POST /api/allo HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`;
  const socket = openRaw(server.url).setNoDelay();
  socket.allowHalfOpen = true;
  for (const byte of bytes) {
    socket.write(byte);
    await turn();
  }
  socket.end();
  assert.deepEqual(statusesIn(String(await once(socket, "data"))), [200]);
  socket.destroy();
});
