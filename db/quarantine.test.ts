import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { count } from "drizzle-orm";
import { cutRejection, type NewRejection, QUARANTINE_LIMITS } from "#db/cut-rejection.ts";
import type { Db } from "#db/open.ts";
import { createQuarantine } from "#db/quarantine.ts";
import { rejections } from "#db/schema.ts";
import { arrival, testInbox } from "#db/testing.ts";

const KIB = 1024;
/** 22:13, in the minute in which the first ones come. */
const MINUTE_OF_FIRST = 1_699_999_980_000;

function rejection(id: number, size = 10): NewRejection {
  return cutRejection({
    id,
    receivedAt: 1_700_000_000_000 + id,
    reason: "bad_signature",
    remoteAddress: "192.0.2.7",
    webhookId: `msg_${id}`,
    headers: [["webhook-id", `msg_${id}`]],
    body: bodyOf(id, size),
    bodyComplete: true,
    signedBy: null,
  });
}

function bodyOf(id: number, size: number): Buffer {
  return Buffer.alloc(size, id % 256);
}

function range(first: number, last: number, size?: number): NewRejection[] {
  return Array.from({ length: last - first + 1 }, (_, i) => rejection(first + i, size));
}

test("the bounds are those of the contract", () => {
  assert.deepEqual(QUARANTINE_LIMITS, { bodyBytes: 256 * KIB, totalBytes: 64 * KIB * KIB, rows: 10_000 });
});

test("a body is kept up to 256 KiB, and what is cut can never be promoted", (t) => {
  const { quarantine } = testInbox(t);
  quarantine.keep([rejection(1, 256 * KIB), rejection(2, 256 * KIB + 1), { ...rejection(3), bodyComplete: false }]);
  assert.deepEqual(
    [1, 2, 3].map((id) => [quarantine.find(id)?.body.length, quarantine.find(id)?.bodyComplete]),
    [
      [256 * KIB, true],
      [256 * KIB, false],
      [10, false],
    ],
  );
  const cut = quarantine.get(2);
  assert.equal(cut?.sizeBytes, 256 * KIB + 1);
  assert.equal(cut.bodyTruncated, true);
  assert.equal(
    cut.bodySha256,
    createHash("sha256")
      .update(bodyOf(2, 256 * KIB + 1))
      .digest("hex"),
  );
});

/** How many the quarantine holds. */
function held(db: Db): number {
  return db.select({ rows: count() }).from(rejections).get()?.rows ?? 0;
}

test("10,000 rows are kept, and the oldest go first", (t) => {
  const { db, quarantine } = testInbox(t);
  for (let first = 1; first <= 10_000; first += 2_000) quarantine.keep(range(first, first + 1_999));
  assert.equal(held(db), 10_000);
  quarantine.keep(range(10_001, 10_003));
  assert.equal(held(db), 10_000);
  assert.equal(quarantine.counts().rejections, 10_003, "what went is counted all the same");
  assert.equal(quarantine.countSince("minute", MINUTE_OF_FIRST), 10_003);
  assert.deepEqual(
    [3, 4, 10_003].map((id) => quarantine.find(id) !== null),
    [false, true, true],
  );
});

test("bytes are bounded in all, headers counted too, also across restarts and after a write that failed", (t) => {
  const { db } = testInbox(t);
  const limits = { totalBytes: 1024 * KIB, rows: 10_000 };
  const heldBytes = () =>
    Number(db.$client.prepare("select sum(length(body) + length(headers)) from rejections").pluck().get());
  let quarantine = createQuarantine(db, limits);
  quarantine.keep(range(1, 3, 256 * KIB));
  assert.equal(held(db), 3);
  const again = rejection(1);
  assert.throws(() => quarantine.keep([rejection(4, 256 * KIB), again]), { code: "SQLITE_CONSTRAINT_PRIMARYKEY" });
  quarantine.keep([rejection(4, 200 * KIB)]);
  assert.deepEqual([held(db), quarantine.counts().rejections], [4, 4], "the failed write is not counted");

  quarantine = createQuarantine(db, limits);
  quarantine.keep([{ ...rejection(5), headers: [["x", "y".repeat(100 * KIB)]] }]);
  assert.deepEqual(
    quarantine.list({ limit: 10 }).data.map(({ id }) => id),
    [5, 4, 3, 2],
  );
  for (let id = 6; id < 40; id++) quarantine.keep([rejection(id, (id % 5) * 60 * KIB)]);
  assert.ok(heldBytes() <= limits.totalBytes);
  assert.ok(heldBytes() > limits.totalBytes / 2, "no more is thrown away than must be");
});

test("a row larger than everything is not kept, and keeps nobody else from being kept", (t) => {
  const { db } = testInbox(t);
  const quarantine = createQuarantine(db, { totalBytes: 500, rows: 10 });
  quarantine.keep([rejection(1, 900)]);
  assert.equal(held(db), 0);
  quarantine.keep([rejection(2, 100)]);
  assert.equal(held(db), 1);
});

test("pages of rejections neither lose nor repeat a row", (t) => {
  const { quarantine } = testInbox(t);
  quarantine.keep(range(1, 25));
  const seen: number[] = [];
  let before: number | undefined;
  for (let next = 100; ; next++) {
    const page = quarantine.list({ limit: 7, before });
    seen.push(...page.data.map(({ id }) => id));
    quarantine.keep([rejection(next)]);
    if (page.nextCursor === null) break;
    before = Number(page.nextCursor);
  }
  assert.deepEqual(
    seen,
    Array.from({ length: 25 }, (_, i) => 25 - i),
  );
});

test("what is signed by a known secret is promotable until it is promoted", async (t) => {
  const { quarantine, ingest } = testInbox(t);
  const { id: deliveryId } = await ingest.store(arrival("msg_9", "{}"));
  quarantine.keep([rejection(11), { ...rejection(12), signedBy: "main" }]);
  assert.deepEqual(quarantine.promotableIds(), [12]);
  quarantine.setDiagnosis(11, "The secret is another one.");
  quarantine.setSigner(11, "main");
  assert.match(quarantine.get(11)?.diagnosis ?? "", /^Being examined/);
  assert.deepEqual(quarantine.promotableIds(), [11, 12]);
  quarantine.setPromoted(12, deliveryId);
  assert.deepEqual(quarantine.counts(), { rejections: 2, promotable: 1 });
  assert.deepEqual(
    quarantine.unpromotedAfter(0, 10).map(({ id }) => id),
    [11],
  );
});

test("they are counted by minutes, which are kept for two days, by hours and in all", (t) => {
  const { db, quarantine } = testInbox(t);
  const minutes = (count: number) => count * 60_000;
  const at = (id: number, after: number) => ({ ...rejection(id), receivedAt: MINUTE_OF_FIRST + minutes(after) });
  quarantine.keep([at(1, 0), at(2, 0), at(3, 1)]);
  quarantine.keep([at(4, 1), at(5, 90)]);
  const since = (grain: "minute" | "hour", after: number) =>
    quarantine.countSince(grain, MINUTE_OF_FIRST + minutes(after));
  assert.deepEqual(
    [0, 1, 2, 91].map((after) => since("minute", after)),
    [5, 3, 1, 0],
  );
  const hour = -(MINUTE_OF_FIRST % minutes(60)) / minutes(1);
  assert.deepEqual(
    [hour, hour + 60, hour + 120].map((after) => since("hour", after)),
    [5, 1, 0],
  );
  quarantine.keep([at(6, 3 * 24 * 60)]);
  assert.deepEqual([since("minute", 0), since("hour", hour), quarantine.counts().rejections], [1, 6, 6]);
  assert.equal(createQuarantine(db).counts().rejections, 6);
});
