import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createEndpointStore } from "#db/forwards/endpoint-store.ts";
import { createIncidentStore } from "#db/health/incidents.ts";
import { arrival, smsBody, testInbox } from "#db/testing.ts";
import { type Failure, openIncident } from "#lib/health/failures/incident.ts";
import { grant } from "#lib/server/auth/authorized.ts";
import { createFailureSignals } from "#lib/server/health/failure-signals.ts";
import { createFailures } from "#lib/server/health/failures.ts";

const START = Date.parse("2026-03-16T08:00:00Z");
const MINUTE = 60_000;
const storage: Failure = {
  kind: "storage",
  subject: "",
  name: null,
  at: 0,
  evidence: null,
  detail: null,
  webhookId: null,
};
const who = { kind: "key", id: "1", name: "test", role: "administrator" } as const;

/** Everything but the network, on a clock that only the test moves. */
function desk(t: TestContext, { secretMissing = false, inbox = testInbox(t) } = {}) {
  t.mock.timers.reset();
  t.mock.timers.enable({ apis: ["setTimeout", "setImmediate", "Date"], now: Math.max(START, Date.now()) });
  const [errors, changes]: [unknown[], number[]] = [[], []];
  const failures = createFailures({
    projections: inbox.db,
    secretMissing,
    now: Date.now,
    onChange: () => changes.push(Date.now()),
    onError: (cause) => errors.push(cause),
  });
  const access = grant({ actor: who, remoteAddress: "" }, "raw");
  assert.ok(access);
  const signals = createFailureSignals(failures, inbox.db);
  function advance(ms: number): void {
    for (let left = ms; left > 0; left -= 1_000) t.mock.timers.tick(Math.min(left, 1_000));
  }
  advance(1);
  return {
    ...inbox,
    inbox,
    failures,
    signals,
    errors,
    changes,
    advance,
    open: () => failures.list(access, "open", { limit: 200 }).data,
    closed: (limit = 200, after?: { at: number; id: number }) => failures.list(access, "closed", { limit, after }),
    refuse(id: number, webhookId: string | null = null, code = "unknown_secret") {
      signals.refused({ id, receivedAt: Date.now(), webhookId }, { code, message: "" });
    },
    async store(webhookId: string, body: string | Buffer = smsBody(webhookId)): Promise<number> {
      const stored = inbox.ingest.store({ ...arrival(webhookId, body), receivedAt: Date.now() });
      t.mock.timers.tick(0);
      const { id } = await stored;
      failures.stored();
      failures.verified(Date.now());
      inbox.readAll();
      signals.read({ read: [id] });
      return id;
    },
  };
}

test("ten thousand refused requests are one incident, one write and one change a second", (t) => {
  const { refuse, advance, open, changes, db, failures } = desk(t);
  const written = db.$client.prepare("select count(*) from incidents").pluck();
  for (let n = 1; n <= 10_000; n++) {
    refuse(n);
    failures.note({ kind: "flood" });
  }
  assert.equal(written.get(), 0, "nothing while they come");
  advance(1_000);
  assert.equal(written.get(), 2);
  assert.equal(changes.length, 1);
  assert.partialDeepStrictEqual(
    open().find(({ kind }) => kind === "wrong_secret"),
    {
      count: 10_000,
      cause: "Signed with a secret that this inbox does not know, or altered on the way.",
      first: { kind: "rejection", id: 1 },
      last: { kind: "rejection", id: 10_000 },
    },
  );
});

test("a wrong secret closes as soon as what was refused comes through, and comes back as the same", async (t) => {
  const { refuse, advance, open, closed, store, failures } = desk(t);
  await store("msg_1");
  refuse(1, "msg_1");
  advance(MINUTE);
  assert.equal(open().length, 1, "it was stored before, and that says nothing");
  refuse(2, "msg_2");
  await store("msg_3");
  advance(10 * MINUTE);
  assert.equal(open().length, 1, "another verified, but not long enough ago");
  await store("msg_2");
  advance(1_000);
  assert.deepEqual(open(), []);
  const [over] = closed().data;
  assert.partialDeepStrictEqual(over, {
    count: 2,
    state: "closed",
    closedBecause: "what was refused last has come through",
  });
  refuse(3);
  advance(1_000);
  assert.partialDeepStrictEqual(open(), [{ id: over?.id, count: 3, openings: 2, closedAt: null }]);
  failures.stored();
  advance(16 * MINUTE);
  assert.equal(open().length, 1, "a test event or an unsigned format tells nothing of signatures");
  await store("msg_4");
  advance(16 * MINUTE);
  assert.deepEqual(open(), []);
  assert.equal(closed().data[0]?.closedBecause, "deliveries verify again");
});

test("what was refused last comes through when it is promoted, at the time at which it was refused", (t) => {
  const { refuse, advance, open, write, ids, signals } = desk(t);
  const refusedAt = Date.now();
  refuse(1, "msg_1");
  advance(MINUTE);
  const { id } = write({ ...arrival("msg_1", smsBody("sms_1")), receivedAt: refusedAt }, ids.next(), true);
  signals.read({ read: [id] });
  advance(1_000);
  assert.deepEqual(open(), []);
});

test("a start goes on where the last one stopped, and a secret that is set closes what its absence opened", (t) => {
  const before = desk(t, { secretMissing: true });
  before.refuse(1, null, "no_secret");
  before.refuse(2);
  before.failures.stop();
  const after = desk(t, { inbox: before.inbox });
  assert.deepEqual(
    after.open().map(({ kind, count }) => [kind, count]),
    [["wrong_secret", 1]],
  );
  assert.equal(after.closed().data[0]?.closedBecause, "the secret is set");
  after.refuse(3);
  assert.equal(after.open()[0]?.count, 2);
});

test("an endpoint fails by what it answers, until it takes something", (t) => {
  const { signals, advance, open, db, closed } = desk(t);
  const usual = { topics: null, headers: null, paused: false, secret: "", disabledReason: null };
  const endpoints = createEndpointStore(db, Date.now);
  const { id } = endpoints.add({ ...usual, url: "https://crm.example", description: "CRM" });
  const row = endpoints.get(id);
  const nothing = { durationMs: 10, address: null, responseBody: null, retryAfterMs: null };
  const attempt = (forward: number, status: number | null, error: string | null = null) =>
    signals.tried([
      {
        forward: {
          id: forward,
          endpointId: id,
          deliveryId: 1,
          tries: 0,
          createdAt: 0,
          origin: "arrival",
          follows: null,
          recoveryId: null,
        },
        outcome: { ...nothing, at: Date.now(), status, error, errorClass: error && "timeout" },
      },
    ]);
  attempt(1, 500);
  attempt(2, 500);
  attempt(3, null, "No answer within 20 s.");
  advance(1_000);
  assert.deepEqual(
    open().map(({ title, cause, endpointId, last }) => [title, cause, endpointId, last]),
    [
      ["CRM times out", "No answer within 20 s.", id, { kind: "forward", id: 3 }],
      ["CRM answers 500", "It failed over what it was sent.", id, { kind: "forward", id: 2 }],
    ],
  );
  attempt(4, 204);
  advance(1_000);
  assert.deepEqual(open(), []);
  assert.equal(closed().data.length, 2);
  assert.ok(row);
  endpoints.turnOff(id, "It answered 410 Gone.");
  signals.endpoint({ endpointId: id, kind: "disabled", reason: "It answered 410 Gone." }, row);
  advance(MINUTE);
  assert.partialDeepStrictEqual(open(), [{ title: "CRM was turned off", cause: "It answered 410 Gone." }]);
  endpoints.turnOn(id);
  advance(MINUTE);
  assert.deepEqual(open(), []);
});

test("storage that fails is told although nothing can be written, and closes with the first commit", (t) => {
  const { failures, advance, open, db, errors } = desk(t);
  const full = Object.assign(new Error("full"), { code: "SQLITE_FULL" });
  db.$client.pragma("query_only = ON");
  failures.failed(full);
  failures.failed(new Error("something else"));
  advance(2_000);
  assert.partialDeepStrictEqual(open(), [{ kind: "storage", urgency: "now" }]);
  assert.ok(errors.length > 0, "our own writing fails, too");
  db.$client.pragma("query_only = OFF");
  failures.stored();
  advance(6_000);
  assert.deepEqual(open(), []);
});

test("where nothing comes, our own writing shows after a minute that storage works again", (t) => {
  const { failures, advance, open } = desk(t);
  failures.failed(Object.assign(new Error("full"), { code: "SQLITE_FULL" }));
  advance(59_000);
  assert.equal(open().length, 1);
  advance(2 * MINUTE);
  assert.deepEqual(open(), []);
});

test("deliveries that could not be read are told by their kind of problem, with the first and the last", async (t) => {
  const { store, advance, open } = desk(t);
  await store("msg_1");
  const first = await store("msg_2", "no json");
  const last = await store("msg_3", "none either");
  await store("msg_4");
  advance(1_000);
  const shown = open().map(({ kind, title, count, first, last }) => ({ kind, title, count, first, last }));
  assert.deepEqual(shown, [
    {
      kind: "unread",
      title: "Deliveries that are not JSON",
      count: 2,
      first: { kind: "delivery", id: first },
      last: { kind: "delivery", id: last },
    },
  ]);
  advance(25 * 60 * MINUTE);
  assert.deepEqual(open(), []);
});

test("the closed ones are listed page by page, the last closed first, and the oldest thrown away", (t) => {
  const { inbox } = desk(t);
  const store = createIncidentStore(inbox.db, 5);
  for (let n = 1; n <= 8; n++) {
    const opened = openIncident(n, { ...storage, at: n });
    store.write([{ ...opened, closedAt: 10 + Math.floor(n / 2), closedBecause: "mended" }]);
  }
  const ids = (limit: number, after?: { at: number; id: number }) => store.closed(limit, after).map(({ id }) => id);
  assert.deepEqual(ids(10), [8, 7, 6, 5, 4]);
  assert.deepEqual(ids(2), [8, 7]);
  assert.deepEqual(ids(2, { at: 13, id: 7 }), [6, 5]);
});
