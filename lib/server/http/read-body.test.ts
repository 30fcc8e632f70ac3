import assert from "node:assert/strict";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { test } from "node:test";
import { drained, readBody } from "#lib/server/http/read-body.ts";

function request(headers: Record<string, string> = {}): IncomingMessage {
  const message = new IncomingMessage(new Socket());
  message.headers = headers;
  return message;
}

function end(message: IncomingMessage): void {
  message.complete = true;
  message.push(null);
}

test("a body is given as it came, in however many parts", async () => {
  for (const parts of [[], ["one"], ["one", "two", "\0\xff"]]) {
    const message = request();
    const read = readBody(message, 100);
    for (const part of parts) message.push(Buffer.from(part, "latin1"));
    end(message);
    assert.deepEqual(await read, { ok: true, body: Buffer.from(parts.join(""), "latin1") });
  }
});

test("the limit itself is taken, one byte more is not, whether it is declared or not", async () => {
  for (const [size, ok] of [
    [10, true],
    [11, false],
  ] as const) {
    for (const headers of [{}, { "content-length": String(size) }]) {
      const message = request(headers);
      const read = readBody(message, 10);
      message.push(Buffer.alloc(size));
      end(message);
      assert.equal((await read).ok, ok, `${size} ${JSON.stringify(headers)}`);
    }
  }
});

test("what is over the limit is refused before it has all come, and the rest is let pass", async () => {
  const message = request();
  const read = readBody(message, 10);
  message.push(Buffer.alloc(6));
  message.push(Buffer.alloc(6));
  assert.deepEqual(await read, { ok: false, reason: "too_large" });
  for (let n = 0; n < 100; n++) message.push(Buffer.alloc(1000));
  end(message);
  await drained(message, 5_000);
  assert.equal(message.readableLength, 0);
});

test("long bodies share their room, give it back however they end, and leave others alone", async () => {
  const MIB = 1024 * 1024;
  const room = { bytes: MIB };
  const first = request();
  const reading = readBody(first, 8 * MIB, room);
  first.push(Buffer.alloc(1.5 * MIB));
  await new Promise(setImmediate);
  assert.equal(room.bytes, 0);
  const second = request();
  const refused = readBody(second, 8 * MIB, room);
  second.push(Buffer.alloc(MIB));
  assert.deepEqual(await refused, { ok: false, reason: "no_room" });
  const short = request();
  const taken = readBody(short, 8 * MIB, room);
  short.push(Buffer.alloc(MIB / 2));
  end(short);
  assert.equal((await taken).ok, true);
  end(first);
  assert.equal((await reading).ok, true);
  assert.equal(room.bytes, MIB);
  for (const stop of ["abort", "too_large"]) {
    const other = request();
    const stopped = readBody(other, MIB, room);
    other.push(Buffer.alloc(0.75 * MIB));
    await new Promise(setImmediate);
    assert.equal(room.bytes, 0.75 * MIB, stop);
    if (stop === "abort") other.destroy();
    else other.push(Buffer.alloc(MIB));
    assert.equal((await stopped).ok, false);
    assert.equal(room.bytes, MIB, stop);
  }
});

test("a huge declared length is refused at once", async () => {
  for (const length of ["11", "99999999999999999999"]) {
    assert.deepEqual(await readBody(request({ "content-length": length }), 10), { ok: false, reason: "too_large" });
  }
});

test("a connection that breaks off in the middle gives no body", async () => {
  for (const error of [undefined, new Error("reset")]) {
    const message = request();
    const read = readBody(message, 100);
    message.push(Buffer.from("half"));
    message.destroy(error);
    assert.deepEqual(await read, { ok: false, reason: "aborted" });
  }
});

test("a client that never ends is waited for only so long", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const message = request();
  let over = false;
  const waiting = drained(message, 5_000).then(() => {
    over = true;
  });
  t.mock.timers.tick(4_999);
  await Promise.resolve();
  assert.equal(over, false);
  t.mock.timers.tick(1);
  await waiting;
});
