import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { secretFrom, testInbox, testSecret } from "#db/testing.ts";
import { type Secret, sign } from "#lib/allo/signature.ts";
import { createRejectionDesk, type RejectionDesk } from "#lib/server/webhook/rejection-desk.ts";

type RefusedRequest = Parameters<RejectionDesk["take"]>[0];

const ARRIVED = 1_700_000_000_000;
const other = secretFrom("other=whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldCBrZXkh");

function refused(webhookId: string, secret: Secret, reason = "bad_signature"): RefusedRequest {
  const timestamp = ARRIVED / 1000;
  return {
    receivedAt: ARRIVED,
    reason,
    remoteAddress: "192.0.2.7",
    headers: [
      ["webhook-id", webhookId],
      ["webhook-timestamp", String(timestamp)],
      ["webhook-signature", sign(secret, webhookId, timestamp, Buffer.from("{}"))],
    ],
    body: Buffer.from("{}"),
    bodyComplete: true,
  };
}

function deskFor(t: TestContext, { secrets = [testSecret], inbox = testInbox(t) } = {}) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const kept: number[] = [];
  const diagnosed: [id: number, code: string][] = [];
  const errors: unknown[] = [];
  const { quarantine, ids } = inbox;
  const desk = createRejectionDesk({
    quarantine,
    ids,
    secrets,
    secretMissing: false,
    onKept: (id) => kept.push(id),
    onDiagnosed: ({ id }, { code }) => diagnosed.push([id, code]),
    onError: (cause) => errors.push(cause),
  });
  t.after(desk.stop);
  return { ...inbox, desk, kept, diagnosed, errors, rows: () => quarantine.list({ limit: 100 }).data };
}

test("nothing is written while the answer is made; soon after it is, and then examined", (t) => {
  const { desk, kept, rows } = deskFor(t);
  desk.take(refused("msg_1", other));
  desk.take(refused("msg_2", other));
  assert.deepEqual(rows(), []);
  t.mock.timers.tick(50);
  assert.equal(rows().length, 2);
  assert.match(rows().at(-1)?.diagnosis ?? "", /^Being examined/, "one at a time, the newest first");
  for (let n = 0; n < 5; n++) t.mock.timers.tick(10_000);
  assert.ok(rows().every(({ diagnosis }) => !diagnosis.startsWith("Being examined")));
  assert.equal(kept.length, 4, "told when kept, and again when examined");
});

test("what is wrong with each is told once, also when the secrets change after that", (t) => {
  const inbox = testInbox(t);
  const before = deskFor(t, { inbox });
  before.desk.take(refused("msg_1", other));
  before.desk.catchUp(1_000);
  assert.deepEqual(
    before.diagnosed.map(([, code]) => code),
    ["unknown_secret"],
  );
  before.desk.stop();
  t.mock.timers.reset();
  const after = deskFor(t, { inbox, secrets: [other] });
  after.desk.take(refused("msg_2", testSecret));
  after.desk.recheck();
  t.mock.timers.tick(10);
  after.desk.catchUp(1_000);
  assert.match(after.rows().at(-1)?.diagnosis ?? "", /promote/);
  assert.equal(after.diagnosed.length, 1);
});

test("a page that is about to be shown does not wait for its turn", (t) => {
  const { desk, rows } = deskFor(t);
  desk.take(refused("msg_1", other));
  desk.catchUp(1_000);
  assert.equal(rows().length, 1);
  assert.doesNotMatch(rows()[0]?.diagnosis ?? "", /^Being examined/);
});

test("what a page had written, but no time to examine, is examined soon after", (t) => {
  const inbox = testInbox(t);
  const { keep } = inbox.quarantine;
  const slow = (...given: Parameters<typeof keep>) => {
    keep(...given);
    const until = performance.now() + 20;
    while (performance.now() < until);
  };
  const { desk, diagnosed } = deskFor(t, { inbox: { ...inbox, quarantine: { ...inbox.quarantine, keep: slow } } });
  desk.take(refused("msg_1", other));
  desk.catchUp(10);
  assert.deepEqual(diagnosed, []);
  for (let n = 0; n < 5; n++) t.mock.timers.tick(1_000);
  assert.equal(diagnosed.length, 1);
});

test("work that the database refused is taken up again", (t) => {
  const inbox = testInbox(t);
  const before = deskFor(t, { inbox, secrets: [testSecret] });
  before.desk.take(refused("msg_1", other));
  before.desk.catchUp(1_000);
  t.mock.timers.reset();
  const after = deskFor(t, { inbox, secrets: [testSecret, other] });
  inbox.db.$client.pragma("query_only = on");
  after.desk.recheck();
  t.mock.timers.tick(1);
  assert.equal(after.errors.length, 1);
  assert.equal(after.rows()[0]?.promotable, false);
  inbox.db.$client.pragma("query_only = off");
  t.mock.timers.tick(5_000);
  assert.equal(after.rows()[0]?.promotable, true);
});

test("what a later start's secret signed becomes promotable, and what is told of it new", (t) => {
  const inbox = testInbox(t);
  const before = deskFor(t, { inbox });
  for (let n = 0; n < 45; n++) before.desk.take(refused(`msg_${n}`, n % 2 === 0 ? other : testSecret));
  before.desk.catchUp(5_000);
  assert.equal(before.rows().filter(({ promotable }) => promotable).length, 22);
  before.desk.stop();
  t.mock.timers.reset();

  const after = deskFor(t, { inbox, secrets: [other] });
  after.desk.recheck();
  for (let n = 0; n < 10; n++) t.mock.timers.tick(10);
  const promotable = after.rows().filter((row) => row.promotable);
  assert.equal(promotable.length, 23);
  assert.ok(promotable.every(({ webhookId }) => Number(webhookId?.slice(4)) % 2 === 0));
  after.desk.catchUp(5_000);
  assert.match(after.rows().find((row) => row.promotable)?.diagnosis ?? "", /promote/i);
});

test("stopping writes what waits", (t) => {
  const { desk, rows } = deskFor(t);
  desk.take(refused("msg_1", other));
  desk.stop();
  assert.equal(rows().length, 1);
});

test("what arrives while the database refuses is kept in order once it can be written, also after more of it", (t) => {
  const { desk, db, rows, errors, kept } = deskFor(t);
  const ids = () => rows().map(({ webhookId }) => webhookId);
  db.$client.pragma("query_only = ON");
  desk.take({ ...refused("msg_1", other), body: Buffer.alloc(300 * 1024, "x") });
  t.mock.timers.tick(50);
  assert.equal(errors.length, 1);
  desk.take(refused("msg_2", other));
  t.mock.timers.tick(4_000);
  assert.equal(errors.length, 1, "it is not tried again at once");
  desk.catchUp(1_000);
  assert.equal(errors.length, 2, "but a page that is shown tries");
  assert.deepEqual([ids(), kept], [[], []]);

  db.$client.pragma("query_only = OFF");
  t.mock.timers.tick(5_000);
  assert.deepEqual(ids(), ["msg_2", "msg_1"]);
  desk.take(refused("msg_3", other));
  t.mock.timers.tick(50);
  assert.deepEqual(ids(), ["msg_3", "msg_2", "msg_1"]);
  assert.equal(rows()[2]?.sizeBytes, 300 * 1024);
});

test("what the database refuses for another reason is told of, and holds up nothing", (t) => {
  const inbox = testInbox(t);
  const numbers = [1, 1, 2];
  const { desk, rows, errors } = deskFor(t, { inbox: { ...inbox, ids: { next: () => numbers.shift() ?? 0 } } });
  desk.take(refused("msg_1", other));
  desk.catchUp(1_000);
  desk.take(refused("the same id again", other));
  t.mock.timers.tick(50);
  assert.equal(errors.length, 1);
  desk.take(refused("msg_2", other));
  t.mock.timers.tick(5_000);
  assert.deepEqual(
    rows().map(({ webhookId }) => webhookId),
    ["msg_2", "msg_1"],
  );
});
