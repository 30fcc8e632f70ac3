import assert from "node:assert/strict";
import { getEventListeners, once } from "node:events";
import type { Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import { OutboundInterrupted } from "#lib/server/outbound/interrupted.ts";
import { outboundAllowing } from "#lib/server/outbound/testing/allowing.ts";
import { rawServer, webServer } from "#lib/server/outbound/testing/web-server.ts";

const LOOPBACK = "127.0.0.1/32";
const QUICK = { maxBytes: 1000, headMs: 10_000, idleMs: 10_000, totalMs: 10_000 };

/** Writes a piece every 20 ms for as long as the other side listens. */
function dribble(socket: Socket, start: string, piece: string): void {
  socket.write(start);
  const timer = setInterval(() => socket.write(piece), 20);
  socket.on("close", () => clearInterval(timer));
}

const silent = () => {};
const HEAD = "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n";

for (const [name, talk, limits, reason, where] of [
  ["no answer at all", silent, { headMs: 100 }, "timeout", "head"],
  ["a head that never ends", (s) => dribble(s, "HTTP/1.1 200 OK\r\nx: ", "x"), { headMs: 100 }, "timeout", "head"],
  [
    "early hints without end",
    (s) => dribble(s, "", "HTTP/1.1 103 Early Hints\r\n\r\n"),
    { headMs: 150 },
    "timeout",
    "head",
  ],
  ["a body that stops", (s) => s.write(`${HEAD}abc`), { idleMs: 100 }, "timeout", "body"],
  ["a body that dribbles", (s) => dribble(s, HEAD, "x"), { totalMs: 1500 }, "timeout", "body"],
  ["a reset before the head", (s) => s.resetAndDestroy(), {}, "connection", "head"],
  ["a reset within the head", (s) => s.write("HTTP/1.1 200", () => s.resetAndDestroy()), {}, "connection", "head"],
  ["an end before the head", (s) => s.end(), {}, "connection", "head"],
  ["an end before the promised length", (s) => s.end(`${HEAD}abc`), {}, "connection", "body"],
  [
    "chunks that break off",
    (s) => s.end("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n"),
    {},
    "connection",
    "body",
  ],
  ["something that is not HTTP", (s) => s.end("SSH-2.0-OpenSSH_9.9\r\n"), {}, "bad_response", "head"],
  [
    "two lengths",
    (s) => s.end("HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab"),
    {},
    "connection",
    "head",
  ],
  [
    "a length and chunks",
    (s) => s.end("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ncontent-length: 2\r\n\r\nab"),
    {},
    "bad_response",
    "head",
  ],
  ["a broken header", (s) => s.end("HTTP/1.1 200 OK\r\nbro ken\r\n\r\n"), {}, "bad_response", "head"],
] as [string, (socket: Socket) => void, object, string, "head" | "body"][]) {
  test(`${name}: ${reason}`, async (t) => {
    const server = await rawServer(t, (socket) => socket.once("data", () => talk(socket)));
    const outbound = outboundAllowing(t, LOOPBACK);
    const result = await outbound.download(`http://127.0.0.1:${server.port}/?k=marked`, { ...QUICK, ...limits });
    assert.equal(result.ok ? "body" : "head", where);
    const failed = result.ok ? await failureOfBody(buffer(result.body)) : result;
    assert.equal(failed.reason, reason, failed.message);
    assert.ok(!failed.message.includes("marked"));
    assert.equal(failed.message.includes("stopped sending"), "idleMs" in limits);
    assert.equal(result.address, "127.0.0.1");
  });

  test(`${name} to a post: ${reason}`, async (t) => {
    const server = await rawServer(t, (socket) => socket.once("data", () => talk(socket)));
    const timeoutMs = reason === "timeout" ? 300 : 10_000;
    const result = await outboundAllowing(t, LOOPBACK).post(`http://127.0.0.1:${server.port}/`, {
      body: "{}",
      timeoutMs,
    });
    assert.deepEqual([!result.ok && result.reason, result.address], [reason, "127.0.0.1"]);
  });
}

async function failureOfBody(read: Promise<unknown>) {
  const error = await read.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof OutboundInterrupted);
  return error.failure;
}

test("a body longer than its length is cut at the length, and what follows is never taken for an answer", async (t) => {
  const server = await rawServer(t, (socket) => {
    socket.once("data", () =>
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabcHTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil"),
    );
  });
  const outbound = outboundAllowing(t, LOOPBACK);
  const first = await outbound.download(`http://127.0.0.1:${server.port}/`, QUICK);
  assert.ok(first.ok);
  assert.equal((await buffer(first.body)).toString(), "abc");
  const second = await outbound.download(`http://127.0.0.1:${server.port}/`, QUICK);
  assert.ok(second.ok);
  assert.equal((await buffer(second.body)).toString(), "abc");
});

test("a reader that takes its time is not called idle", async (t) => {
  const file = Buffer.alloc(4_000_000, 1);
  const server = await webServer(t, (_, response) => response.end(file));
  const result = await outboundAllowing(t, LOOPBACK).download(`http://127.0.0.1:${server.port}/`, {
    ...QUICK,
    maxBytes: file.length,
    idleMs: 50,
  });
  assert.ok(result.ok);
  await once(result.body, "readable");
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.ok(result.body.readableLength < 1_000_000, "what nobody takes yet is left to the sender");
  assert.equal((await buffer(result.body)).length, file.length);
});

test("a body that nobody reads ends with the request and harms nobody", async (t) => {
  const server = await webServer(t, (_, response) => response.end(Buffer.alloc(4_000_000)));
  const caller = new AbortController();
  const result = await outboundAllowing(t, LOOPBACK).download(`http://127.0.0.1:${server.port}/`, {
    ...QUICK,
    maxBytes: 4_000_000,
    signal: caller.signal,
  });
  assert.ok(result.ok);
  const { body } = result;
  const closed = new Promise((resolve) => body.on("close", resolve));
  caller.abort();
  await closed;
  assert.equal((await failureOfBody(buffer(body))).reason, "aborted");
});

test("only the head must come within the time for the head", async (t) => {
  const server = await webServer(t, (_, response) => {
    response.write("slow");
    setTimeout(() => response.end("ly"), 1200);
  });
  const result = await outboundAllowing(t, LOOPBACK).download(`http://127.0.0.1:${server.port}/`, {
    ...QUICK,
    headMs: 1000,
  });
  assert.ok(result.ok);
  assert.equal((await buffer(result.body)).toString(), "slowly");
});

test("nothing stays with the caller's signal once a request has ended", async (t) => {
  const server = await webServer(t, (_, response) => response.end("x"));
  const outbound = outboundAllowing(t, LOOPBACK);
  const { signal } = new AbortController();
  const url = `http://127.0.0.1:${server.port}/`;
  const read = await outbound.download(url, { ...QUICK, signal });
  const left = await outbound.download(url, { ...QUICK, signal });
  assert.ok(read.ok && left.ok);
  await buffer(read.body);
  left.body.destroy();
  await outbound.post(url, { body: "{}", signal });
  await outbound.download("nowhere", { ...QUICK, signal });
  assert.equal(getEventListeners(signal, "abort").length, 0);
});

test("nobody listens: the message says what to check", async (t) => {
  const server = await webServer(t, (_, response) => response.end());
  const closed = await rawServer(t, silent, { host: "127.0.0.2" });
  const result = await outboundAllowing(t, "127.0.0.3/32").post(`http://127.0.0.3:${closed.port}/`, { body: "{}" });
  assert.equal(server.connections.now, 0);
  assert.ok(!result.ok);
  assert.deepEqual([result.reason, result.address], ["connection", "127.0.0.3"]);
  assert.equal(
    result.message,
    "127.0.0.3 takes no connection (ECONNREFUSED). Check host and port, and that it is running.",
  );
});

test("the caller can give up before, while waiting, and in the middle of the body", async (t) => {
  const server = await rawServer(t, (socket) => {
    socket.once("data", (request) => {
      if (request.toString().startsWith("GET /body ")) socket.write(`${HEAD}abc`);
      else waiting.resolve();
    });
  });
  const waiting = Promise.withResolvers<void>();
  const outbound = outboundAllowing(t, LOOPBACK);
  const url = `http://127.0.0.1:${server.port}`;

  const before = await outbound.post(url, { body: "{}", signal: AbortSignal.abort() });
  assert.equal(!before.ok && before.reason, "aborted");

  const during = new AbortController();
  const pending = outbound.download(url, { ...QUICK, signal: during.signal });
  await waiting.promise;
  during.abort(new Error("marked"));
  const given = await pending;
  assert.ok(!given.ok);
  assert.deepEqual([given.reason, given.message], ["aborted", "The request was given up."]);

  const within = new AbortController();
  const result = await outbound.download(`${url}/body`, { ...QUICK, signal: within.signal });
  assert.ok(result.ok);
  const read = failureOfBody(buffer(result.body));
  within.abort();
  assert.equal((await read).reason, "aborted");
});

test("closing ends what is open", async (t) => {
  const reached = Promise.withResolvers<void>();
  const server = await rawServer(t, (socket) => socket.once("data", () => reached.resolve()));
  const outbound = outboundAllowing(t, LOOPBACK);
  const pending = outbound.post(`http://127.0.0.1:${server.port}/`, { body: "{}" });
  await reached.promise;
  await outbound.close();
  const result = await pending;
  assert.equal(!result.ok && result.reason, "connection");
});
