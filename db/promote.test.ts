import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { cutRejection } from "#db/cut-rejection.ts";
import { getDelivery } from "#db/delivery-detail.ts";
import { createPromote, createPromoteSome } from "#db/promote.ts";
import { attempts } from "#db/schema.ts";
import { arrival, secretFrom, testInbox, testSecret } from "#db/testing.ts";
import { sign } from "#lib/allo/signature.ts";

const ARRIVED = 1_700_000_000_000;

function inboxWith(t: TestContext, secrets = [testSecret]) {
  const inbox = testInbox(t);
  return {
    ...inbox,
    promote: createPromote(inbox.db, inbox.quarantine, inbox.write, secrets),
    keep(webhookId: string, body: string, { bodyComplete = true, signature = "" } = {}) {
      const id = inbox.ids.next();
      const timestamp = ARRIVED / 1000;
      const headers: [string, string][] = [
        ["Webhook-Id", webhookId],
        ["webhook-timestamp", String(timestamp)],
        ["webhook-signature", signature || sign(testSecret, webhookId, timestamp, Buffer.from(body))],
        ["User-Agent", "Allo/1"],
      ];
      inbox.quarantine.keep([
        cutRejection({
          id,
          receivedAt: ARRIVED,
          reason: "no_secret",
          remoteAddress: "192.0.2.9",
          webhookId,
          headers,
          body: Buffer.from(body),
          bodyComplete,
          signedBy: null,
        }),
      ]);
      return id;
    },
  };
}

test("a rejection enters the log under its own id, at its own time, with all that came with it", (t) => {
  const { promote, keep, readAll, db, quarantine } = inboxWith(t);
  const id = keep("msg_1", "{}");
  assert.deepEqual(promote(id), { ok: true, stored: { status: "stored", id } });
  readAll();
  assert.partialDeepStrictEqual(getDelivery(db, id), {
    webhookId: "msg_1",
    receivedAt: new Date(ARRIVED).toISOString(),
    secretLabel: "test",
    attemptLog: [{ promoted: true, verdict: "stored", remoteAddress: "192.0.2.9", userAgent: "Allo/1" }],
  });
  assert.equal(quarantine.get(id)?.promotedTo, id);
});

test("pressed again, nothing more happens", (t) => {
  const { promote, keep, db } = inboxWith(t);
  const id = keep("msg_1", "{}");
  promote(id);
  for (let n = 0; n < 3; n++) assert.deepEqual(promote(id), { ok: true, stored: { status: "duplicate", id } });
  assert.equal(db.select().from(attempts).all().length, 1);
});

test("what came again meanwhile makes it a duplicate or a conflict of that", async (t) => {
  const { promote, keep, ingest } = inboxWith(t);
  const [same, other] = [keep("msg_1", "{}"), keep("msg_2", "{}")];
  const first = await ingest.store(arrival("msg_1", "{}"));
  const second = await ingest.store(arrival("msg_2", '{"other":1}'));
  assert.deepEqual(promote(same), { ok: true, stored: { status: "duplicate", id: first.id } });
  assert.deepEqual(promote(other), { ok: true, stored: { status: "conflict", id: second.id } });
});

test("what no known secret signed, or was not kept whole, or is not there, is never promoted", (t) => {
  const { promote, keep, db } = inboxWith(t);
  const stranger = secretFrom("whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldCBrZXkh");
  const refused = { ok: false, reason: "not_verified" };
  assert.deepEqual(promote(keep("msg_1", "{}", { bodyComplete: false })), refused);
  assert.deepEqual(promote(keep("msg_2", "{}", { signature: "v1,AAAA" })), refused);
  const forged = sign(stranger, "msg_3", ARRIVED / 1000, Buffer.from("{}"));
  assert.deepEqual(promote(keep("msg_3", "{}", { signature: forged })), refused);
  assert.deepEqual(promote(999), { ok: false, reason: "unknown" });
  assert.equal(db.select().from(attempts).all().length, 0);
});

test("without any secret nothing is promoted", (t) => {
  const { promote, keep } = inboxWith(t, []);
  assert.deepEqual(promote(keep("msg_1", "{}")), { ok: false, reason: "not_verified" });
});

test("a promotion that cannot be written leaves the rejection as it was", (t) => {
  const { promote, keep, db, quarantine } = inboxWith(t);
  const id = keep("msg_1", "{}");
  db.$client.pragma("query_only = ON");
  assert.throws(() => promote(id), { code: "SQLITE_READONLY" });
  db.$client.pragma("query_only = OFF");
  assert.equal(quarantine.find(id)?.promotedTo, null);
  assert.deepEqual(promote(id), { ok: true, stored: { status: "stored", id } });
});

test("many are promoted in one commit, and only as many as there is time for", (t) => {
  const { promote, keep, db } = inboxWith(t);
  const promoteSome = createPromoteSome(db, promote);
  const ids = Array.from({ length: 5 }, (_, n) => keep(`msg_${n}`, "{}"));
  assert.deepEqual(promoteSome(ids, 0), [{ ok: true, stored: { status: "stored", id: ids[0] } }]);
  const rest = [999, ...ids.slice(1)];
  assert.deepEqual(
    promoteSome(rest, 60_000).map((result) => result.ok),
    [false, true, true, true, true],
  );
  assert.equal(db.select().from(attempts).all().length, 5);
});
