import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { OutboundReason } from "#lib/outbound/failure.ts";
import { afterMiss, type Miss } from "#lib/recordings/keeping.ts";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const answered = (status: number, retryAfterMs: number | null = null): Miss => ({
  kind: "answered",
  status,
  retryAfterMs,
  message: `answered ${status}`,
});
const failed = (reason: OutboundReason): Miss => ({ kind: "failed", reason, message: reason });

/** Tries until it is settled; gives the state, how many tries it took and the waits between them. */
function story(miss: Miss, random = 0.5) {
  const waits: number[] = [];
  let tries = 0;
  let now = NOW;
  for (;;) {
    const next = afterMiss(miss, tries, now, random);
    tries = next.tries;
    if (next.state !== "waiting") {
      assert.equal(next.at, now, "settled now");
      return { state: next.state, tries, waits, tookMs: now - NOW };
    }
    waits.push(next.at - now);
    now = next.at;
  }
}

for (const [what, miss, state, tries] of [
  ["gone", answered(410), "dead", 1],
  ["not found", answered(404), "dead", 5],
  ["an expired link", answered(403), "dead", 5],
  ["a failing server", answered(500), "dead", 16],
  ["a busy server", answered(503), "dead", 16],
  ["too many requests", answered(429), "dead", 16],
  ["a status that makes no sense", answered(206), "dead", 16],
  ["a private address", failed("refused_address"), "refused", 1],
  ["http", failed("not_https"), "refused", 1],
  ["no address", failed("bad_url"), "refused", 1],
  ["too large", failed("too_large"), "too-large", 1],
  ["no name server", failed("dns"), "dead", 16],
  ["a broken connection", failed("connection"), "dead", 16],
  ["slowness", failed("timeout"), "dead", 16],
  ["a bad certificate", failed("tls"), "dead", 16],
  ["redirects without end", failed("too_many_redirects"), "dead", 16],
] as const) {
  test(`${what}: ${state} after ${tries} tries`, () => {
    const told = story(miss);
    assert.deepEqual([told.state, told.tries], [state, tries]);
  });
}

test("the waits grow fourfold up to six hours, over three days or so", () => {
  const { waits, tookMs } = story(failed("connection"));
  assert.deepEqual(waits.slice(0, 6), [MINUTE / 2, 2 * MINUTE, 8 * MINUTE, 32 * MINUTE, 128 * MINUTE, 6 * HOUR]);
  assert.ok(waits.slice(5).every((wait) => wait === 6 * HOUR));
  assert.ok(tookMs > 48 * HOUR && tookMs < 96 * HOUR, String(tookMs));
});

test("jitter spreads a wait by a fifth to either side", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(14), (random, tries) => {
      const even = afterMiss(failed("dns"), tries, 0, 0.5).at;
      const { at } = afterMiss(failed("dns"), tries, 0, random);
      assert.ok(at >= Math.floor(even * 0.8) && at <= Math.ceil(even * 1.2));
    }),
  );
  assert.notEqual(afterMiss(failed("dns"), 0, 0, 0).at, afterMiss(failed("dns"), 0, 0, 1).at);
});

test("a server that asks for more time gets it, within a day", () => {
  assert.equal(afterMiss(answered(503, HOUR), 0, NOW, 0.5).at, NOW + HOUR);
  assert.equal(afterMiss(answered(503, 1_000), 0, NOW, 0.5).at, NOW + MINUTE / 2);
  assert.equal(afterMiss(answered(503, 1_000 * HOUR), 0, NOW, 0.5).at, NOW + 24 * HOUR);
});
