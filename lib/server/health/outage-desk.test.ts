import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { getDelivery } from "#db/delivery-detail.ts";
import { listGaps } from "#db/health/missing/list-gaps.ts";
import type { Db } from "#db/open.ts";
import { arrival, smsBody, testInbox } from "#db/testing.ts";
import { sign } from "#lib/allo/signature.ts";
import { TEST_USER_AGENT } from "#lib/allo/test-event.ts";
import { grant } from "#lib/server/auth/authorized.ts";
import { startOutageDesk } from "#lib/server/health/outage-desk.ts";
import { createSenderClock } from "#lib/server/health/sender-clock.ts";

const START = Date.parse("2026-03-16T09:20:00.000Z");
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const visitor = {
  actor: { kind: "key", id: "1", name: "test", role: "administrator" },
  remoteAddress: "192.0.2.7",
} as const;

/** An inbox whose server starts, stops and dies by hand, on a clock of its own. */
function watched(t: TestContext) {
  t.mock.timers.enable({ apis: ["setInterval", "setTimeout", "Date"], now: START });
  const inbox = testInbox(t);
  inbox.db.$client.pragma("synchronous = OFF");
  const errors: unknown[] = [];
  const verified: number[] = [];
  let setForwardBy = 0;
  const access = grant(visitor, "raw");
  assert.ok(access);
  const start = (secretMissing = false) =>
    startOutageDesk({
      db: inbox.db,
      secretMissing,
      now: Date.now,
      uptime: () => Date.now() - setForwardBy,
      onVerified: (at) => verified.push(at),
      onError: (cause) => errors.push(cause),
    });
  let desk = start();
  const catchUp = () => {
    desk.catchUp();
    inbox.readAll();
  };
  const clock = createSenderClock(inbox.db, catchUp, Date.now);
  return {
    inbox,
    errors,
    verified,
    get desk() {
      return desk;
    },
    /** In steps, as the clock of the test stands at the end of each already while its timers run. */
    pass(ms: number) {
      for (let left = ms; left > 0; left -= 10 * SECOND) t.mock.timers.tick(Math.min(left, 10 * SECOND));
    },
    /** Somebody sets the clock, while no time passes. */
    setClockForward(ms: number) {
      setForwardBy += ms;
      t.mock.timers.setTime(Date.now() + ms);
    },
    restart(secretMissing?: boolean) {
      desk = start(secretMissing);
    },
    sender: () => clock.read(access),
    outages: () => clock.outages(access, { limit: 50 }).data,
    page: (limit: number, cursor?: number) => clock.outages(access, { limit, cursor }),
  };
}

/** From where `arrival` comes too, unless it is said otherwise. */
function refusal(webhookId: string, reason: string, receivedAt = Date.now(), remoteAddress = "192.0.2.7") {
  const timestamp = Math.floor(receivedAt / 1000);
  const key = { label: "other", key: new Uint8Array(32) };
  const headers: [string, string][] = [
    ["webhook-id", webhookId],
    ["webhook-timestamp", String(timestamp)],
    ["webhook-signature", sign(key, webhookId, timestamp, new Uint8Array())],
  ];
  return { reason, receivedAt, remoteAddress, headers };
}

/** Stores a message that happened at `eventAt`, as it comes now. */
function comes({ inbox, desk }: ReturnType<typeof watched>, webhookId: string, eventAt = Date.now()): void {
  const body = smsBody(webhookId).replace("2026-03-17T08:01:13.000Z", new Date(eventAt).toISOString());
  const one = arrival(webhookId, body, Date.now());
  inbox.write(one, inbox.ids.next(), false);
  desk.stored(one);
}

function breakWrites(db: Db): () => void {
  db.$client.pragma("query_only = ON");
  return () => db.$client.pragma("query_only = OFF");
}

test("a clean stop is an outage up to the next start", (t) => {
  const server = watched(t);
  assert.deepEqual(server.outages(), []);
  server.pass(HOUR);
  server.desk.stopping();
  server.pass(3 * SECOND);
  server.desk.stop();
  server.pass(20 * SECOND);
  server.restart();
  assert.partialDeepStrictEqual(server.outages(), [
    {
      kind: "down",
      detail: "stopped",
      startedAt: new Date(START + HOUR).toISOString(),
      endedAt: new Date(START + HOUR + 23 * SECOND).toISOString(),
      uncertainMs: 0,
    },
  ]);
  assert.equal(server.page(50).watchedSince, new Date(START).toISOString());
});

test("after SIGKILL the outage begins with the last sign of life, and what Allo's retries brought is told with it", (t) => {
  const server = watched(t);
  server.pass(HOUR + 4 * SECOND);
  t.mock.timers.reset();
  t.mock.timers.enable({ apis: ["setInterval", "setTimeout", "Date"], now: START + 2 * HOUR });
  server.restart();
  server.pass(34 * MINUTE);
  comes(server, "msg_late", START + 2 * HOUR - 65 * SECOND);
  comes(server, "msg_in_time");
  const [outage] = server.outages();
  assert.partialDeepStrictEqual(outage, {
    kind: "down",
    detail: "killed",
    uncertainMs: 10 * SECOND,
    startedAt: new Date(START + HOUR).toISOString(),
    endedAt: new Date(START + 2 * HOUR).toISOString(),
    late: { count: 1 },
    missing: { underWay: 0, givenUp: 0 },
  });
  assert.partialDeepStrictEqual(outage?.late.newest, [{ number: 4, lateMs: 35 * MINUTE + 5 * SECOND }]);
  const { day, newestLate } = server.sender();
  assert.deepEqual(day, { deliveries: 2, late: [{ number: 4, deliveries: 1 }], deafMs: HOUR });
  assert.equal(newestLate.length, 1);
});

test("while the database cannot be written, what is turned away is kept in mind and written afterwards", (t) => {
  const server = watched(t);
  const mend = breakWrites(server.inbox.db);
  server.desk.refused({ ...refusal("msg_1", "storage_unavailable"), detail: "SQLITE_FULL" });
  server.pass(10 * SECOND);
  assert.equal(server.errors.length > 0, true);
  server.desk.refused({ ...refusal("msg_2", "storage_unavailable"), detail: "SQLITE_FULL" });
  mend();
  server.pass(10 * SECOND);
  assert.partialDeepStrictEqual(server.outages(), [
    { kind: "storage", endedAt: null, detail: "SQLITE_FULL", refused: 2, missing: { underWay: 2 } },
  ]);
  const [first] = server.sender().missing.messages;
  assert.partialDeepStrictEqual(first, {
    webhookId: "msg_1",
    reason: "storage_unavailable",
    number: 1,
    next: { number: 3, at: new Date(START + 5 * MINUTE + 5 * SECOND).toISOString() },
  });
  server.pass(5 * MINUTE);
  comes(server, "msg_1");
  server.pass(SECOND);
  const [outage] = server.outages();
  assert.partialDeepStrictEqual(outage, { late: { count: 1 }, missing: { underWay: 1, givenUp: 0 } });
  assert.notEqual(outage?.endedAt, null);
  server.pass(31 * HOUR);
  assert.partialDeepStrictEqual(server.outages()[0]?.missing, { underWay: 0, givenUp: 1, messages: [] });
});

test("what Allo has given up is to be recovered from its first try on, until it comes", (t) => {
  const server = watched(t);
  server.desk.refused(refusal("msg_1", "no_secret"));
  server.desk.refused(refusal("msg_forged", "bad_signature", START - HOUR));
  server.pass(SECOND);
  const page = () => listGaps(server.inbox.db, { kind: null, state: "open" }, { limit: 1 }, Date.now());
  assert.deepEqual([page().givenUpSince, page().recoverSince], [null, null]);
  server.pass(31 * HOUR);
  assert.equal(page().givenUpSince, new Date(START).toISOString());
  assert.equal(page().recoverSince, new Date(START - 10 * MINUTE).toISOString());
  comes(server, "msg_1");
  assert.deepEqual([page().givenUpSince, page().recoverSince], [null, null]);
});

test("a server that starts while the database cannot be written says so, and when it started once it can", (t) => {
  const server = watched(t);
  server.pass(HOUR);
  server.desk.stop();
  const mend = breakWrites(server.inbox.db);
  server.pass(MINUTE);
  const startedAt = Date.now();
  server.restart();
  assert.equal(server.errors.length, 1);
  server.pass(20 * SECOND);
  mend();
  server.pass(40 * SECOND);
  const [storage, down] = server.outages();
  assert.partialDeepStrictEqual(storage, { kind: "storage", startedAt: new Date(startedAt).toISOString() });
  assert.notEqual(storage?.endedAt, null);
  assert.partialDeepStrictEqual(down, { kind: "down", endedAt: new Date(startedAt).toISOString() });
});

test("an outage of another kind that begins meanwhile is not forgotten", (t) => {
  const server = watched(t);
  const mend = breakWrites(server.inbox.db);
  server.desk.refused(refusal("msg_1", "no_secret"));
  server.pass(20 * SECOND);
  mend();
  server.pass(10 * SECOND);
  assert.deepEqual(
    server
      .outages()
      .map(({ kind }) => kind)
      .sort(),
    ["no_secret", "storage"],
  );
});

/** Allo sends it three times, and each is refused. */
function isTriedThrice({ desk, pass }: ReturnType<typeof watched>, webhookId: string, reason: string): void {
  for (const wait of [0, 5 * SECOND, 5 * MINUTE]) {
    pass(wait);
    desk.refused(refusal(webhookId, reason));
  }
}

test("a wrong secret is suspected when nothing gets through, until something does", (t) => {
  const server = watched(t);
  server.desk.refused(refusal("msg_1", "bad_signature"));
  server.pass(5 * SECOND);
  server.desk.refused(refusal("msg_1", "bad_signature"));
  server.pass(MINUTE);
  assert.deepEqual(server.outages(), []);
  server.pass(4 * MINUTE);
  server.desk.refused(refusal("msg_1", "bad_signature"));
  assert.partialDeepStrictEqual(server.outages(), [
    { kind: "wrong_secret", startedAt: new Date(START).toISOString(), endedAt: null, refused: 3 },
  ]);
  assert.equal(server.sender().failing?.failures, 3);
  server.pass(30 * MINUTE);
  comes(server, "msg_1");
  const [outage] = server.outages();
  assert.partialDeepStrictEqual(outage, { endedAt: new Date(Date.now()).toISOString(), missing: { underWay: 0 } });
  assert.partialDeepStrictEqual(outage?.late, { count: 1, newest: [{ lateMs: 35 * MINUTE + 5 * SECOND }] });
  assert.equal(server.sender().failing, null);
});

test("forged requests are neither an outage nor a failure of Allo's, nor missing", (t) => {
  const server = watched(t);
  for (let day = 0; day < 3; day++) {
    for (let n = 0; n < 3; n++) {
      server.desk.refused(refusal(`msg_${day}_${n}`, "bad_signature"));
      server.desk.refused(refusal("msg_same", "bad_signature"));
      server.pass(13 * HOUR);
    }
  }
  const { failing, missing } = server.sender();
  assert.deepEqual([server.outages(), failing, missing.underWay, missing.givenUp], [[], null, 0, 0]);
});

test("who has never signed anything is nobody, however well they keep to Allo's schedule", (t) => {
  const server = watched(t);
  comes(server, "msg_1");
  server.desk.stop();
  server.pass(SECOND);
  server.restart();
  for (const wait of [0, 5 * SECOND, 5 * MINUTE, 30 * MINUTE]) {
    server.pass(wait);
    server.desk.refused(refusal("msg_forged", "bad_signature", Date.now(), "198.51.100.9"));
  }
  const kinds = () => server.outages().map(({ kind }) => kind);
  assert.deepEqual(kinds(), ["down"]);
  assert.deepEqual([server.sender().failing, server.sender().missing.underWay], [null, 0]);
  isTriedThrice(server, "msg_2", "bad_signature");
  assert.deepEqual(kinds(), ["wrong_secret", "down"]);
});

test("what got through between two tries is no wrong secret", (t) => {
  const server = watched(t);
  server.desk.refused(refusal("msg_1", "bad_signature"));
  server.pass(2 * SECOND);
  comes(server, "msg_2");
  server.pass(3 * SECOND);
  server.desk.refused(refusal("msg_1", "bad_signature"));
  server.pass(58 * SECOND);
  server.desk.refused(refusal("msg_3", "bad_signature"));
  assert.deepEqual(server.outages(), []);
});

for (const [reason, kind] of [
  ["body_too_large", "too_large"],
  ["busy", "busy"],
  ["too_many_unverified", "wrong_secret"],
] as const) {
  test(`${reason} is a failure to Allo, and so it is here`, (t) => {
    const server = watched(t);
    isTriedThrice(server, "msg_1", reason);
    assert.partialDeepStrictEqual(server.outages(), [{ kind, endedAt: null, refused: 3, missing: { underWay: 1 } }]);
    const { failing, missing } = server.sender();
    assert.deepEqual([failing?.failures, missing.messages[0]?.reason], [3, reason]);
    comes(server, "msg_2");
    assert.notEqual(server.outages()[0]?.endedAt, null);
    assert.equal(server.sender().failing, null);
  });
}

test("a test event of our own is no sign that Allo gets through", (t) => {
  const server = watched(t);
  isTriedThrice(server, "msg_1", "bad_signature");
  server.desk.stored({ ...arrival("msg_test", "{}"), userAgent: TEST_USER_AGENT });
  server.pass(SECOND);
  assert.partialDeepStrictEqual(server.outages(), [{ kind: "wrong_secret", endedAt: null, refused: 3 }]);
  assert.deepEqual(server.verified, []);
  comes(server, "msg_1");
  assert.deepEqual(server.verified, [Date.now()]);
});

test("what was refused by a clock ahead of its time is not newer than all that got through since", (t) => {
  const server = watched(t);
  server.desk.refused(refusal("msg_1", "stale_timestamp", START + 48 * HOUR));
  server.pass(SECOND);
  comes(server, "msg_2");
  assert.equal(server.sender().failing, null);
});

test("the last success is looked for among the newest attempts alone", (t) => {
  const server = watched(t);
  comes(server, "msg_1");
  const since = () => server.sender().lastDeliveryAt;
  const comesUnsigned = (id: number) =>
    server.inbox.db.$client
      .prepare(
        `insert into attempts (id, delivery_id, received_at, verdict, remote_address, body_sha256, promoted, headers)
          values (?, 1, ?, 'duplicate', '', x'', 0, '[]')`,
      )
      .run(id, Date.now());
  comesUnsigned(10_000);
  assert.equal(since(), new Date(START).toISOString());
  comesUnsigned(10_001);
  assert.equal(since(), null);
});

test("the five days run from failures twelve hours apart, until something gets through", (t) => {
  const server = watched(t);
  server.desk.refused(refusal("msg_1", "no_secret"));
  server.pass(SECOND);
  assert.partialDeepStrictEqual(server.sender().failing, { failures: 1, turnsOffAt: null });
  server.pass(13 * HOUR);
  server.desk.refused(refusal("msg_1", "no_secret"));
  server.pass(SECOND);
  assert.equal(server.sender().failing?.turnsOffAt, new Date(START + SECOND + 13 * HOUR + 5 * 24 * HOUR).toISOString());
  server.desk.stop();
  server.restart();
  const outage = server.outages().find(({ kind }) => kind === "no_secret");
  assert.partialDeepStrictEqual(outage, { refused: 2, endedAt: new Date(Date.now()).toISOString() });
  comes(server, "msg_2");
  assert.equal(server.sender().failing, null);
});

test("a process that stood still is told as such", (t) => {
  const server = watched(t);
  server.pass(20 * SECOND);
  t.mock.timers.setTime(START + 3 * HOUR);
  server.pass(10 * SECOND);
  assert.partialDeepStrictEqual(server.outages(), [
    { kind: "asleep", startedAt: new Date(START + 20 * SECOND).toISOString() },
  ]);
});

test("a clock that is set forward is no sleep", (t) => {
  const server = watched(t);
  server.pass(20 * SECOND);
  server.setClockForward(3 * HOUR);
  server.pass(20 * SECOND);
  assert.deepEqual(server.outages(), []);
});

test("what is refused while the server stops is no fault of the database; noise is no message", (t) => {
  const server = watched(t);
  server.desk.refused({ ...refusal("msg_1", "storage_unavailable"), detail: "unknown error" });
  server.desk.refused({ ...refusal("", "bad_signature"), headers: [["webhook-id", "msg_2"]] });
  server.pass(SECOND);
  assert.deepEqual(server.outages(), []);
  assert.deepEqual(
    server.sender().missing.messages.map(({ webhookId }) => webhookId),
    ["msg_1"],
  );
});

test("pages go on where the last one ended", (t) => {
  const server = watched(t);
  for (let n = 0; n < 3; n++) {
    server.desk.stop();
    server.pass(MINUTE);
    server.restart();
    server.pass(MINUTE);
  }
  const first = server.page(2);
  assert.deepEqual(
    first.data.map(({ id }) => id),
    [3, 2],
  );
  const second = server.page(2, Number(first.nextCursor));
  assert.deepEqual(
    second.data.map(({ id }) => id),
    [1],
  );
  assert.equal(second.nextCursor, null);
});

test("a delivery knows of its tries before: those turned away, and whether the first can have found anybody", (t) => {
  const server = watched(t);
  const earlier = () => getDelivery(server.inbox.db, 1)?.earlierTries;
  server.desk.refused({ ...refusal("msg_1", "storage_unavailable"), detail: "SQLITE_FULL" });
  const sentAt = Math.floor(START / 1000);
  server.pass(5 * SECOND);
  comes(server, "msg_1");
  server.sender();
  const refused = [{ receivedAt: new Date(START).toISOString(), webhookTimestamp: sentAt }];
  assert.deepEqual(earlier(), { refused, wasDeaf: false });
  server.pass(MINUTE);
  server.desk.stop();
  server.pass(3 * SECOND);
  server.restart();
  server.pass(3 * SECOND);
  comes(server, "msg_2");
  server.sender();
  assert.deepEqual(getDelivery(server.inbox.db, 2)?.earlierTries, { refused: [], wasDeaf: true });
});
