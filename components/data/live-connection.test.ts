import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { connectLive } from "#components/data/live-connection.ts";

class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor() {
    super();
    FakeSource.all.push(this);
  }
  close() {
    this.readyState = FakeSource.CLOSED;
  }
  stand() {
    this.readyState = 1;
    this.onopen?.();
  }
  fail() {
    this.onerror?.();
  }
  say(name: string, data: unknown = {}) {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
}

const heard: string[] = [];
let stop: () => void;

function newest(): FakeSource {
  const source = FakeSource.all.at(-1);
  assert.ok(source);
  return source;
}

// Others run in the same process: what stands in for a browser is there for these only.
describe("the live connection", () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"] });
    Object.assign(globalThis, { window: new EventTarget(), document: new EventTarget(), EventSource: FakeSource });
    FakeSource.all = [];
    heard.length = 0;
    stop = connectLive({
      onUp: (missed) => heard.push(missed ? "up, missed" : "up"),
      onDown: () => heard.push("down"),
      onDelivery: (item) => heard.push(`delivery ${item.id}`),
      onAttempt: (item) => heard.push(`attempt ${item.id}`),
      onRejection: () => heard.push("rejection"),
      onRecording: (callId) => heard.push(`recording ${callId}`),
      onForwards: () => heard.push("forwards"),
      onMissing: () => heard.push("missing"),
      onFailures: () => heard.push("failures"),
      onBurst: () => heard.push("burst"),
      onReset: () => heard.push("reset"),
    });
  });

  afterEach(() => {
    stop();
    mock.timers.reset();
    for (const name of ["window", "document", "EventSource"]) Reflect.deleteProperty(globalThis, name);
  });

  test("a server that comes back is found again, and what was missed is said", () => {
    newest().stand();
    newest().fail();
    assert.deepEqual(heard, ["up", "down"]);
    mock.timers.tick(1000);
    newest().fail();
    mock.timers.tick(2000);
    newest().stand();
    assert.equal(FakeSource.all.length, 3);
    assert.equal(heard.at(-1), "up, missed");
  });

  test("a server that stays away is asked ever less often, but never given up", () => {
    for (let second = 0; second < 600; second += 1) {
      if (newest().readyState === 0) newest().fail();
      mock.timers.tick(1000);
    }
    assert.ok(
      FakeSource.all.length > 40 && FakeSource.all.length < 90,
      `${FakeSource.all.length} tries in ten minutes`,
    );
  });

  test("a line that has gone silent is dropped, one with a heartbeat is kept", () => {
    newest().stand();
    for (let beat = 0; beat < 20; beat += 1) {
      mock.timers.tick(15_000);
      newest().say("ping");
    }
    assert.equal(FakeSource.all.length, 1);
    mock.timers.tick(45_000);
    assert.equal(FakeSource.all.length, 2);
    assert.deepEqual(heard, ["up", "down"]);
  });

  test("a machine that wakes up looks at once", () => {
    newest().stand();
    mock.timers.setTime(Date.now() + 8 * 3_600_000);
    document.dispatchEvent(new Event("visibilitychange"));
    assert.equal(FakeSource.all.length, 2);
  });

  test("a network that comes back does not wait for the next try", () => {
    newest().fail();
    window.dispatchEvent(new Event("online"));
    assert.equal(FakeSource.all.length, 2);
    mock.timers.tick(1000);
    assert.equal(FakeSource.all.length, 2);
  });

  test("an item of a shape that this page does not know still counts as something new", () => {
    newest().stand();
    newest().say("delivery", { id: "seven" });
    newest().say("forwards");
    newest().say("burst", { count: 900, lastId: 900 });
    newest().say("reset");
    newest().say("rejection", { id: 3 });
    newest().say("recording", { callId: 4 });
    newest().say("recording", {});
    assert.deepEqual(heard, ["up", "burst", "forwards", "burst", "reset", "rejection", "recording 4", "burst"]);
  });

  test("after the end nothing is tried any more", () => {
    newest().fail();
    stop();
    mock.timers.tick(120_000);
    assert.equal(FakeSource.all.length, 1);
  });
});
