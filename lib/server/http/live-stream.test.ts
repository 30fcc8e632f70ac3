import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Window } from "#db/delivery-list.ts";
import type { Role } from "#lib/access/rights.ts";
import type { DeliveryItem } from "#lib/api/delivery.ts";
import { grant } from "#lib/server/auth/authorized.ts";
import { type Listener, liveStream } from "#lib/server/http/live-stream.ts";
import { createLiveBus } from "#lib/server/live-bus.ts";

function item(id: number): DeliveryItem {
  return {
    id,
    webhookId: `msg_${id}`,
    topic: "sms.received",
    originalTopic: null,
    version: "2.0",
    eventAt: null,
    receivedAt: "2026-03-17T08:01:13.000Z",
    verification: "signed",
    secretLabel: null,
    verdict: "unique",
    attempts: 1,
    lookalikeOf: null,
    problem: null,
    sizeBytes: 2,
    title: "x".repeat(200),
    subtitle: "",
  };
}

function listenerOf(role: Role, recheck = async () => true): Listener {
  const access = grant(
    { actor: { kind: "person", id: "1", name: "ada@example.com", role }, remoteAddress: "127.0.0.1" },
    "read",
  );
  assert.ok(access);
  return { access, recheck };
}

const member = listenerOf("member");

/** An inbox that holds the ids 1 to `newest`, and an open stream of it. */
function open(
  t: TestContext,
  { newest = 0, lastEventId = null as string | null, onList = () => {}, listener = member } = {},
) {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const live = createLiveBus();
  const abort = new AbortController();
  const held = { newest };
  const deliveries = {
    list(_access: unknown, _filters: unknown, { limit, upTo = held.newest, after = 0 }: Window) {
      onList();
      const ids = Array.from({ length: held.newest }, (_, i) => held.newest - i).filter(
        (id) => id <= upTo && id > after,
      );
      return { data: ids.slice(0, limit).map(item), nextCursor: ids.length > limit ? String(ids[limit]) : null };
    },
  };
  const response = liveStream({ live, deliveries }, listener, lastEventId, abort.signal);
  const reader = response.body?.getReader();
  let text = "";
  let ended = false;
  void (async () => {
    const decoder = new TextDecoder();
    for (;;) {
      const part = await reader?.read();
      if (!part || part.done) break;
      text += decoder.decode(part.value);
    }
    ended = true;
  })();
  /** Lets gathered changes go out, and gives the events that came so far. */
  async function events(): Promise<[event: string, id: number | null][]> {
    t.mock.timers.tick(100);
    await new Promise((resolve) => setImmediate(resolve));
    return [...text.matchAll(/^event: (\w+)\n(?:id: (\d+)\n)?data: (.*)\n\n/gm)].map(([, event, id]) => [
      event ?? "",
      id === undefined ? null : Number(id),
    ]);
  }
  return { live, abort, held, events, text: () => text, ended: () => ended };
}

test("new deliveries come in order with their ids, repeats as attempts without", async (t) => {
  const { live, events } = open(t, { newest: 9 });
  live.emit("changes", { read: [9, 8], repeated: [3, 9] });
  live.emit("rejection", { id: 10 });
  assert.deepEqual(await events(), [
    ["rejection", null],
    ["delivery", 8],
    ["delivery", 9],
    ["attempt", null],
  ]);
});

test("a recording that is on its way or there is told with its call, once for what comes together", async (t) => {
  const { live, events, text } = open(t, { newest: 9, listener: listenerOf("viewer") });
  live.emit("recordings", { calls: [4, 7] });
  live.emit("recordings", { calls: [4] });
  assert.deepEqual(await events(), [
    ["recording", null],
    ["recording", null],
  ]);
  assert.match(text(), /event: recording\ndata: \{"callId":4\}\n\n/);
  live.emit("recordings", { calls: Array.from({ length: 101 }, (_, i) => i) });
  assert.deepEqual((await events()).at(-1), ["burst", null]);
});

test("what is read while a batch is being told is told too", async (t) => {
  let more = [[11], [12]];
  const { live, held, events } = open(t, {
    newest: 10,
    onList() {
      const [ids, ...rest] = more;
      more = rest;
      if (!ids) return;
      held.newest = Math.max(...ids);
      live.emit("changes", { read: ids, repeated: [1] });
    },
  });
  live.emit("changes", { read: [10], repeated: [2] });
  await events();
  const seen = await events();
  const delivered = seen.filter(([event]) => event === "delivery").map(([, id]) => id);
  assert.deepEqual(delivered, [10, 11, 12]);
  assert.ok(seen.some(([event]) => event === "attempt"));
});

test("too many at once are announced, not listed", async (t) => {
  const { live, events } = open(t, { newest: 500 });
  live.emit("changes", { read: Array.from({ length: 101 }, (_, i) => i + 1), repeated: [] });
  assert.deepEqual(await events(), [["burst", 101]]);
});

test("a stream resumes after the last event that was seen, and says when that is too long ago", async (t) => {
  assert.deepEqual(await open(t, { newest: 5, lastEventId: "3" }).events(), [
    ["delivery", 4],
    ["delivery", 5],
  ]);
  t.mock.timers.reset();
  assert.deepEqual(await open(t, { newest: 5, lastEventId: "5" }).events(), []);
  t.mock.timers.reset();
  assert.equal((await open(t, { newest: 102, lastEventId: "2" }).events()).length, 100);
  t.mock.timers.reset();
  assert.deepEqual(await open(t, { newest: 103, lastEventId: "2" }).events(), [["reset", 103]]);
  for (const lastEventId of ["", "x", "-1", "1e3", "9".repeat(30)]) {
    t.mock.timers.reset();
    assert.deepEqual(await open(t, { newest: 5, lastEventId }).events(), [], lastEventId);
  }
});

test("a reader that does not keep up is let go, once and without a crash", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const live = createLiveBus();
  const deliveries = {
    list: (_access: unknown, _filters: unknown, { upTo = 0 }: Window) => ({ data: [item(upTo)], nextCursor: null }),
  };
  const response = liveStream({ live, deliveries }, member, null, new AbortController().signal);
  for (let batch = 0; batch < 20; batch++) {
    live.emit("changes", { read: Array.from({ length: 99 }, (_, i) => batch * 99 + i + 1), repeated: [] });
    t.mock.timers.tick(100);
    live.emit("rejection", { id: 1 });
  }
  assert.equal(live.listenerCount("changes"), 0);
  assert.ok(response.body);
});

test("when the client leaves or the server stops, nothing is left behind", async (t) => {
  const left = open(t);
  left.abort.abort();
  assert.equal(left.live.listenerCount("changes") + left.live.listenerCount("close"), 0);
  assert.equal(left.live.listenerCount("recordings"), 0);
  left.live.emit("changes", { read: [1], repeated: [] });
  t.mock.timers.reset();
  const stopped = open(t);
  stopped.live.emit("close");
  await stopped.events();
  assert.ok(stopped.ended());
  assert.equal(stopped.live.listenerCount("rejection") + stopped.live.listenerCount("forwards"), 0);
});

test("a quiet stream is heard every 15 seconds", async (t) => {
  const { events } = open(t);
  t.mock.timers.tick(15_000);
  assert.deepEqual(await events(), [["ping", null]]);
});

test("whatever happens to forwards at once is told once", async (t) => {
  const { live, events } = open(t, { newest: 1 });
  live.emit("forwards");
  live.emit("changes", { read: [1], repeated: [] });
  live.emit("forwards");
  assert.deepEqual(await events(), [
    ["delivery", 1],
    ["forwards", null],
  ]);
  live.emit("forwards");
  assert.deepEqual((await events()).slice(2), [["forwards", null]]);
});

test("a viewer hears nothing of rejections and forwards", async (t) => {
  const { live, events } = open(t, { newest: 1, listener: listenerOf("viewer") });
  live.emit("rejection", { id: 10 });
  live.emit("forwards");
  live.emit("changes", { read: [1], repeated: [] });
  assert.deepEqual(await events(), [["delivery", 1]]);
});

test("the stream ends when the session does", async (t) => {
  let allowed = true;
  const { events, ended, live } = open(t, { listener: listenerOf("member", async () => allowed) });
  t.mock.timers.tick(15_000);
  await events();
  assert.equal(ended(), false);
  allowed = false;
  t.mock.timers.tick(15_000);
  await events();
  assert.ok(ended());
  assert.equal(live.listenerCount("changes"), 0);
});

test("who has just lost the session need not wait for the heartbeat to lose the stream", async (t) => {
  let allowed = true;
  const { events, ended, live } = open(t, { listener: listenerOf("member", async () => allowed) });
  live.emit("access");
  await events();
  assert.equal(ended(), false);
  allowed = false;
  live.emit("access");
  await events();
  assert.ok(ended());
  assert.equal(live.listenerCount("access"), 0);
});
