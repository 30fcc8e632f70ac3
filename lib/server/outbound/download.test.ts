import assert from "node:assert/strict";
import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import { outboundAllowing } from "#lib/server/outbound/testing/allowing.ts";
import { webServer } from "#lib/server/outbound/testing/web-server.ts";

const LOOPBACK = "127.0.0.1/32";

test("a file comes as a stream, with its status, headers and the address it came from", async (t) => {
  const file = Buffer.alloc(3_000_000, "allo");
  const server = await webServer(t, (_, response) => {
    response.writeHead(200, { "content-type": "audio/mpeg", "x-Twice": ["a", "b"], "set-cookie": "a=b" }).end(file);
  });
  const result = await outboundAllowing(t, LOOPBACK).download(`http://127.0.0.1:${server.port}/a?b=c#d`, {
    maxBytes: file.length,
  });
  assert.ok(result.ok);
  assert.ok(file.equals(await buffer(result.body)));
  assert.equal(result.status, 200);
  assert.equal(result.address, "127.0.0.1");
  assert.equal(result.headers.get("content-type"), "audio/mpeg");
  assert.equal(result.headers.get("x-twice"), "a, b");
  assert.equal(result.headers.get("set-cookie"), undefined);
  const [request] = server.seen;
  assert.equal(request?.url, "/a?b=c");
  assert.equal(request.headers["accept-encoding"], "identity");
  assert.deepEqual(Object.keys(request.headers).sort(), ["accept-encoding", "connection", "host", "user-agent"]);
});

test("a range is asked for and given, and any status is a result", async (t) => {
  const server = await webServer(t, (request, response) => {
    if (request.url === "/gone") response.writeHead(404).end("gone");
    else response.writeHead(206, { "content-range": "bytes 2-4/9" }).end("cde");
  });
  const outbound = outboundAllowing(t, LOOPBACK);
  const part = await outbound.download(`http://127.0.0.1:${server.port}/`, {
    maxBytes: 9,
    headers: { Range: "bytes=2-4" },
  });
  assert.ok(part.ok);
  assert.equal((await buffer(part.body)).toString(), "cde");
  assert.deepEqual([part.status, part.headers.get("content-range")], [206, "bytes 2-4/9"]);
  assert.equal(server.seen[0]?.headers.range, "bytes=2-4");
  const gone = await outbound.download(`http://127.0.0.1:${server.port}/gone`, { maxBytes: 9 });
  assert.ok(gone.ok);
  assert.equal((await buffer(gone.body)).toString(), "gone");
  assert.equal(gone.status, 404);
});

test("a file that says it is too large is refused before its first byte", async (t) => {
  const server = await webServer(t, (_, response) => response.writeHead(200, { "content-length": 11 }).write("x"));
  const result = await outboundAllowing(t, LOOPBACK).download(`http://127.0.0.1:${server.port}/`, { maxBytes: 10 });
  assert.ok(!result.ok);
  assert.equal(result.reason, "too_large");
  assert.equal(result.message, "127.0.0.1 sends more than the 10 bytes that are allowed.");
  assert.equal(result.address, "127.0.0.1");
});

test("a file that turns out too large ends with an error and passes no byte beyond the limit", async (t) => {
  let cut: Promise<unknown> | undefined;
  const server = await webServer(t, (_, response) => {
    cut = once(response, "close");
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024))) {}
    };
    response.on("drain", more);
    more();
  });
  const result = await outboundAllowing(t, LOOPBACK).download(`http://127.0.0.1:${server.port}/`, {
    maxBytes: 1_000_000,
  });
  assert.ok(result.ok);
  let bytes = 0;
  result.body.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
  });
  const [error] = await once(result.body, "error").catch((thrown: unknown) => [thrown]);
  assert.equal(error.failure.reason, "too_large");
  assert.ok(bytes > 0 && bytes <= 1_000_000, String(bytes));
  await cut;
});

test("exactly the limit is not too large, chunked or not", async (t) => {
  const server = await webServer(t, (request, response) => {
    if (request.url === "/chunked") response.write("01234");
    response.end(request.url === "/chunked" ? "56789" : "0123456789");
  });
  const outbound = outboundAllowing(t, LOOPBACK);
  for (const path of ["chunked", "whole"]) {
    const result = await outbound.download(`http://127.0.0.1:${server.port}/${path}`, { maxBytes: 10 });
    assert.ok(result.ok);
    assert.equal((await buffer(result.body)).toString(), "0123456789");
  }
});

test("a packed file is refused, because unpacked it could be of any size", async (t) => {
  const server = await webServer(t, (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("x"));
  const result = await outboundAllowing(t, LOOPBACK).download(`http://127.0.0.1:${server.port}/`, { maxBytes: 10 });
  assert.equal(!result.ok && result.reason, "encoded");
});

test("a reader who leaves ends the request, also before the first byte is read", async (t) => {
  const left: Promise<unknown>[] = [];
  const server = await webServer(t, (_, response) => {
    left.push(once(response, "close"));
    response.write("x");
  });
  const outbound = outboundAllowing(t, LOOPBACK);
  for (const read of [false, true]) {
    const result = await outbound.download(`http://127.0.0.1:${server.port}/`, { maxBytes: 10 });
    assert.ok(result.ok);
    if (read) await once(result.body, "data");
    result.body.destroy();
  }
  await Promise.all(left);
  assert.equal(left.length, 2);
});

test("a header that is not the caller's to set is refused and nothing is sent", async (t) => {
  const server = await webServer(t, (_, response) => response.end());
  const outbound = outboundAllowing(t, LOOPBACK);
  const url = `http://127.0.0.1:${server.port}/`;
  const got = await outbound.download(url, { maxBytes: 1, headers: { Host: "other.example.com" } });
  const posted = await outbound.post(url, { body: "", headers: { "x-a": "b\r\nhost: c" } });
  assert.deepEqual([!got.ok && got.reason, !posted.ok && posted.reason], ["bad_header", "bad_header"]);
  assert.equal(server.connections.now, 0);
});
