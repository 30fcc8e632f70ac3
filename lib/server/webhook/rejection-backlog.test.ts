import assert from "node:assert/strict";
import { test } from "node:test";
import { cutRejection, type NewRejection } from "#db/cut-rejection.ts";
import { createRejectionBacklog, type RejectionBacklog } from "#lib/server/webhook/rejection-backlog.ts";

function rejection(id: number, size = 10): NewRejection {
  return cutRejection({
    id,
    receivedAt: 1_700_000_000_000 + id,
    reason: "bad_signature",
    remoteAddress: "192.0.2.7",
    webhookId: null,
    headers: [],
    body: Buffer.alloc(size),
    bodyComplete: true,
    signedBy: null,
  });
}

/** The ids of each slice, until nothing waits. */
function slices(backlog: RejectionBacklog): number[][] {
  const taken: number[][] = [];
  for (let slice = backlog.next(); slice.length > 0; slice = backlog.next()) {
    taken.push(slice.map(({ id }) => id));
    backlog.drop(slice.length);
  }
  return taken;
}

test("what waits comes out in the order of arrival, in slices that are soon written", () => {
  const backlog = createRejectionBacklog();
  for (let id = 1; id <= 250; id++) backlog.add(rejection(id));
  const taken = slices(backlog);
  assert.deepEqual(
    taken.map(({ length }) => length),
    [100, 100, 50],
  );
  assert.deepEqual(
    taken.flat(),
    Array.from({ length: 250 }, (_, i) => i + 1),
  );
});

test("large ones are written a few at a time, and never none", () => {
  const backlog = createRejectionBacklog();
  for (let id = 1; id <= 9; id++) backlog.add(rejection(id, 250_000));
  assert.deepEqual(slices(backlog), [[1, 2, 3, 4], [5, 6, 7, 8], [9]]);
  backlog.add({ ...rejection(10), headers: [["x", "y".repeat(2_000_000)]] });
  assert.deepEqual(slices(backlog), [[10]]);
});

test("no more wait than the limits allow, of rows and of bytes, and the oldest go first", () => {
  const few = createRejectionBacklog({ rows: 3, totalBytes: 1_000 });
  for (let id = 1; id <= 5; id++) few.add(rejection(id));
  assert.deepEqual(slices(few).flat(), [3, 4, 5]);
  for (let id = 6; id <= 8; id++) few.add(rejection(id, 400));
  assert.deepEqual(slices(few).flat(), [7, 8]);
  few.add(rejection(9, 2_000));
  assert.deepEqual(slices(few), []);
  few.add(rejection(10, 900));
  assert.deepEqual(slices(few), [[10]]);
});
