import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { test } from "node:test";
import { isTaken, isUnsendable, type Outcome } from "#lib/forwarding/outcome.ts";
import { newEndpointSecret } from "#lib/server/forwarding/endpoint-secrets.ts";
import { sendForward } from "#lib/server/forwarding/send-forward.ts";
import { outboundAllowing } from "#lib/server/outbound/testing/allowing.ts";
import { rawServer } from "#lib/server/outbound/testing/web-server.ts";

const unanswered = { status: null, errorClass: "connection", responseBody: null };

for (const [name, talk, taken, expected] of [
  ["answers 301", says("301 Moved Permanently", "location: /elsewhere"), false, { status: 301 }],
  ["answers 410", says("410 Gone"), false, { status: 410, errorClass: null, error: null, retryAfterMs: null }],
  ["answers 429", says("429 Too Many Requests", "retry-after: 7"), false, { status: 429, retryAfterMs: 7_000 }],
  ["closes in mid-answer", (s) => s.end("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc"), false, unanswered],
  ["closes without an answer", (s) => s.end(), false, unanswered],
  ["streams for ever", streamsForEver, true, { status: 200, errorClass: null, responseBody: "x".repeat(16 * 1024) }],
] as [string, (socket: Socket) => void, boolean, object][]) {
  test(`a receiver that ${name} is asked once, and ${taken ? "has" : "has not"} taken it`, async (t) => {
    let asked = 0;
    const { port } = await rawServer(t, (socket) =>
      socket.once("data", () => {
        asked += 1;
        talk(socket);
      }),
    );
    const recipient = { url: `http://127.0.0.1:${port}/hook`, secrets: [newEndpointSecret()], headers: {} };
    const sending = { webhookId: "msg_1", body: Buffer.from("{}"), isReplay: false };
    const outbound = outboundAllowing(t, "127.0.0.1/32");
    const outcome = await sendForward(outbound, recipient, sending, Date.now, new AbortController().signal);
    assert.partialDeepStrictEqual(outcome, { address: "127.0.0.1", ...expected });
    assert.deepEqual([isTaken(outcome), asked], [taken, 1]);
  });
}

test("a delivery whose id no header can carry is not sent, and says so", async (t) => {
  const recipient = { url: "http://127.0.0.1:1/hook", secrets: [newEndpointSecret()], headers: {} };
  for (const webhookId of ["msg_\u00e9", "msg_\u0001"]) {
    const sending = { webhookId, body: Buffer.from("{}"), isReplay: false };
    const outcome = await sendForward(
      outboundAllowing(t, "127.0.0.1/32"),
      recipient,
      sending,
      () => 7,
      new AbortController().signal,
    );
    assert.partialDeepStrictEqual(outcome, { at: 7, status: null, errorClass: "bad_id", address: null });
    assert.match(outcome.error ?? "", /webhook-id holds other than ASCII/);
    assert.equal(isUnsendable(outcome), true);
  }
});

test("a receiver that hangs is given up after twenty seconds, and not before", async (t) => {
  const { port } = await rawServer(t, (socket) => socket.once("data", () => came.resolve()));
  const came = Promise.withResolvers<void>();
  const outbound = outboundAllowing(t, "127.0.0.1/32");
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const recipient = { url: `http://127.0.0.1:${port}/hook`, secrets: [newEndpointSecret()], headers: {} };
  const sending = { webhookId: "msg_1", body: Buffer.from("{}"), isReplay: false };
  let outcome: Outcome | null = null;
  const sent = sendForward(outbound, recipient, sending, () => 7, new AbortController().signal).then((result) => {
    outcome = result;
  });
  await came.promise;
  t.mock.timers.tick(19_999);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(outcome, null);
  t.mock.timers.tick(1);
  await sent;
  assert.partialDeepStrictEqual(outcome, { status: null, errorClass: "timeout" });
});

function says(status: string, header = "x-any: thing") {
  return (socket: Socket) => socket.end(`HTTP/1.1 ${status}\r\n${header}\r\ncontent-length: 0\r\n\r\n`);
}

function streamsForEver(socket: Socket): void {
  socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
  const timer = setInterval(() => socket.write(`1000\r\n${"x".repeat(4096)}\r\n`), 1);
  socket.on("close", () => clearInterval(timer)).on("error", () => {});
}
