import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import { outboundAllowing } from "#lib/server/outbound/testing/allowing.ts";
import { rawServer, webServer } from "#lib/server/outbound/testing/web-server.ts";

const LOOPBACK = "127.0.0.1/32";

test("a body arrives byte for byte with the caller's headers, and the answer names the address", async (t) => {
  const bodies: Buffer[] = [];
  const server = await webServer(t, async (request, response) => {
    bodies.push(await buffer(request));
    response.writeHead(202, { "retry-after": "7" }).end("taken");
  });
  const body = Buffer.from('{"a":"é\\u0000", "b" : 1.0}\n');
  const result = await outboundAllowing(t, LOOPBACK).post(`http://127.0.0.1:${server.port}/hook?x=1`, {
    body,
    headers: { "webhook-signature": "v1,abc", "User-Agent": "Own" },
  });
  assert.ok(result.ok);
  assert.deepEqual(
    [result.status, result.body.toString(), result.truncated, result.address, result.headers.get("retry-after")],
    [202, "taken", false, "127.0.0.1", "7"],
  );
  assert.ok(bodies[0]?.equals(body));
  const { headers, method, url } = server.seen[0] ?? {};
  assert.deepEqual([method, url], ["POST", "/hook?x=1"]);
  assert.deepEqual(headers, {
    host: `127.0.0.1:${server.port}`,
    connection: "keep-alive",
    "content-type": "application/json",
    "content-length": String(body.length),
    "accept-encoding": "identity",
    "user-agent": "Own",
    "webhook-signature": "v1,abc",
  });
});

test("posts one after the other share a connection, and posts to another address do not", async (t) => {
  const server = await webServer(t, (_, response) => response.end("x".repeat(1000)));
  const outbound = outboundAllowing(t, "127.0.0.0/8", async () => ["127.0.0.1"]);
  for (let i = 0; i < 3; i++) {
    assert.ok((await outbound.post(`http://127.0.0.1:${server.port}/`, { body: "{}" })).ok);
  }
  assert.equal(server.connections.now, 1);
  assert.ok((await outbound.post(`http://other.example.com:${server.port}/`, { body: "{}" })).ok);
  assert.equal(server.connections.now, 2);
});

test("posts at the same time do not wait for each other", async (t) => {
  const waiting: (() => void)[] = [];
  const server = await webServer(t, (_, response) => {
    waiting.push(() => response.end());
    if (waiting.length === 5) for (const answer of waiting) answer();
  });
  const outbound = outboundAllowing(t, LOOPBACK);
  const results = await Promise.all(
    Array.from({ length: 5 }, () => outbound.post(`http://127.0.0.1:${server.port}/`, { body: "{}" })),
  );
  assert.ok(results.every((result) => result.ok));
});

test("those that get no answer hold up no other to the same address", async (t) => {
  const server = await webServer(t, ({ url }, response) => {
    if (url === "/quick") response.end();
  });
  const outbound = outboundAllowing(t, LOOPBACK);
  const giveUp = new AbortController();
  const address = `http://127.0.0.1:${server.port}`;
  const slow = Array.from({ length: 40 }, () =>
    outbound.post(`${address}/slow`, { body: "{}", signal: giveUp.signal }),
  );
  const quick = await outbound.post(`${address}/quick`, { body: "{}", timeoutMs: 10_000 });
  giveUp.abort();
  await Promise.all(slow);
  assert.equal(quick.ok && quick.status, 200);
});

test("of a long answer only the beginning is kept", async (t) => {
  let written = 0;
  const server = await webServer(t, (_, response) => {
    const more = () => {
      do written += 64 * 1024;
      while (!response.destroyed && response.write("x".repeat(64 * 1024)));
    };
    response.on("drain", more);
    more();
  });
  const outbound = outboundAllowing(t, LOOPBACK);
  for (const [options, length] of [
    [{}, 64 * 1024],
    [{ keepBytes: 100 }, 100],
  ] as const) {
    const result = await outbound.post(`http://127.0.0.1:${server.port}/`, { body: "{}", ...options });
    assert.ok(result.ok);
    assert.deepEqual([result.body.length, result.truncated, result.status], [length, true, 200]);
  }
  assert.ok(written < 32 * 1024 * 1024, `${written} bytes were taken`);
});

test("a head over 16 KiB is refused", async (t) => {
  const server = await rawServer(t, (socket) => {
    socket.once("data", () => {
      socket.write(`HTTP/1.1 200 OK\r\n${"x-fill: 0123456789012345678901234567890123456789\r\n".repeat(400)}\r\n`);
    });
  });
  const result = await outboundAllowing(t, LOOPBACK).post(`http://127.0.0.1:${server.port}/`, { body: "{}" });
  assert.deepEqual([!result.ok && result.reason, result.address], ["too_large", "127.0.0.1"]);
});
