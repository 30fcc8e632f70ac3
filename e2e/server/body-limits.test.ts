import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ask, errorOf } from "#e2e/harness/ask.ts";
import { allWebhookIds } from "#e2e/harness/deliveries.ts";
import { exchange, openRaw, statusesIn } from "#e2e/harness/raw.ts";
import { signedHeaders, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";

const LIMIT = 65_536;
const MEGABYTE = 1024 * 1024;

const server = await startServer({ env: { ALLO_WEBHOOK_SECRET: TEST_SECRET, MAX_BODY_BYTES: String(LIMIT) } });
after(() => server.stop());

function rssBytes(): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))?.[1]) * 1024;
}

function head(headers: Record<string, string | number>): string {
  const lines = Object.entries({ Host: "inbox", ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST /api/allo HTTP/1.1\r\n${lines.join("")}\r\n`;
}

async function takesAnother(): Promise<void> {
  const answer = await ask(server.url, "/api/allo", {
    method: "POST",
    headers: signedHeaders({ body: "{}" }),
    body: "{}",
  });
  assert.equal(answer.status, 200, answer.text);
}

for (const chunked of [false, true]) {
  test(`the limit itself is taken, one byte more is 413 (${chunked ? "chunked" : "declared"})`, async () => {
    for (const [size, status] of [
      [LIMIT, 200],
      [LIMIT + 1, 413],
    ] as const) {
      const body = Buffer.alloc(size, 0x20);
      const headers = { ...signedHeaders({ body }), ...(chunked ? { "transfer-encoding": "chunked" } : {}) };
      const answer = await ask(server.url, "/api/allo", { method: "POST", headers, body });
      assert.equal(answer.status, status, answer.text);
      if (status === 413) assert.equal(errorOf(answer).code, "body_too_large");
    }
  });
}

test("a huge declared length is refused before a byte of it is sent", async () => {
  const socket = openRaw(server.url);
  socket.write(head({ "Content-Length": 10 ** 12, Connection: "close" }));
  const started = performance.now();
  const [answer] = await once(socket, "data");
  socket.destroy();
  assert.deepEqual(statusesIn(String(answer)), [413]);
  assert.ok(performance.now() - started < 1_000);
});

for (const framing of ["declared", "chunked"]) {
  test(`a client that sends its whole oversized body before it reads gets to read the 413 (${framing})`, async () => {
    const chunk = Buffer.alloc(0x10000, 0x61);
    const count = 300;
    const socket = openRaw(server.url).pause();
    const closed = once(socket, "close");
    const errors: unknown[] = [];
    socket.on("error", (error) => errors.push(error));
    const sized =
      framing === "chunked" ? { "Transfer-Encoding": "chunked" } : { "Content-Length": count * chunk.length };
    socket.write(head({ ...sized, Connection: "close" }));
    for (let n = 0; n < count && errors.length === 0; n++) {
      if (framing === "chunked") socket.write("10000\r\n");
      if (!socket.write(chunk)) await Promise.race([once(socket, "drain"), closed]);
      if (framing === "chunked") socket.write("\r\n");
    }
    if (framing === "chunked") socket.write("0\r\n\r\n");
    assert.deepEqual(errors, []);
    assert.match(String(await once(socket.resume(), "data")), /^HTTP\/1.1 413 .*body_too_large/s);
    socket.destroy();
  });
}

test("an endless chunked body is answered while it flows, and memory stays where it was", {
  timeout: 30_000,
}, async () => {
  const chunk = Buffer.concat([Buffer.from("40000\r\n"), Buffer.alloc(0x40000, 0x61), Buffer.from("\r\n")]);
  await takesAnother();
  const before = rssBytes();
  const socket = openRaw(server.url);
  let text = "";
  socket.setEncoding("latin1").on("data", (part: string) => {
    text += part;
  });
  const closed = once(socket, "close");
  socket.write(head({ "Transfer-Encoding": "chunked" }));
  let sent = 0;
  let peak = before;
  while (sent < 300 * MEGABYTE && !socket.destroyed) {
    if (!socket.write(chunk)) await Promise.race([once(socket, "drain"), closed]);
    sent += chunk.length;
    peak = Math.max(peak, rssBytes());
  }
  await sleep(50);
  socket.destroy();
  assert.deepEqual(statusesIn(text), [413]);
  assert.match(text, /body_too_large/);
  assert.ok(peak - before < 100 * MEGABYTE, `grew by ${Math.round((peak - before) / MEGABYTE)} MiB`);
  await takesAnother();
});

test("a Content-Length that lies is no way in", async () => {
  const known = await allWebhookIds(server.url);
  const body = '{"topic":"sms.sent"}';
  const longer = signedHeaders({ body });
  const socket = openRaw(server.url);
  socket.end(head({ ...longer, "Content-Length": body.length + 100 }) + body);
  await new Promise((resolve) => socket.resume().once("close", resolve));

  const shorter = signedHeaders({ body });
  const text = await exchange(server.url, head({ ...shorter, "Content-Length": body.length - 5 }) + body);
  assert.ok(statusesIn(text).length > 0 && statusesIn(text).every((status) => status === 400 || status === 401), text);

  const both = head({ ...signedHeaders({ body }), "Content-Length": 5, "Transfer-Encoding": "chunked" });
  assert.deepEqual(statusesIn(await exchange(server.url, `${both}0\r\n\r\n`)), [400]);
  assert.deepEqual(await allWebhookIds(server.url), known);
  await takesAnother();
});

test("a body that stops in the middle holds up nobody else", async () => {
  const socket = openRaw(server.url);
  socket.write(`${head({ ...signedHeaders({ body: "{}" }), "Content-Length": 2 })}{`);
  await sleep(100);
  await takesAnother();
  socket.write("}");
  const [data] = await once(socket, "data");
  assert.deepEqual(statusesIn(String(data)), [200]);
  socket.destroy();
});
