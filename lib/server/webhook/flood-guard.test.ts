import assert from "node:assert/strict";
import { test } from "node:test";
import { createFloodGuard, FLOOD_LIMITS } from "#lib/server/webhook/flood-guard.ts";

const limits = { burst: 3, perSecond: 2, overallBurst: 10, overallPerSecond: 4, addresses: 100 };
const NOW = 1_700_000_000_000;

test("an address has a burst, then a trickle, and is told how long to wait", () => {
  const { refuse } = createFloodGuard(limits);
  assert.deepEqual(
    [0, 0, 0, 0].map(() => refuse("192.0.2.1", NOW)),
    [null, null, null, 1],
  );
  assert.equal(refuse("192.0.2.1", NOW + 400), 1);
  assert.equal(refuse("192.0.2.1", NOW + 500), null);
  assert.equal(refuse("192.0.2.1", NOW + 500), 1);
  assert.deepEqual(
    [1, 2, 3, 4].map(() => refuse("192.0.2.1", NOW + 60_000)),
    [null, null, null, 1],
  );
});

test("one address does not use up what another has", () => {
  const { refuse } = createFloodGuard(limits);
  for (let n = 0; n < 50; n++) refuse("192.0.2.1", NOW);
  assert.equal(refuse("192.0.2.2", NOW), null);
});

test("all addresses together have a limit too", () => {
  const { refuse } = createFloodGuard(limits);
  const answers = Array.from({ length: 20 }, (_, n) => refuse(`192.0.2.${n}`, NOW));
  assert.deepEqual(
    answers.map((wait) => wait === null),
    Array.from({ length: 20 }, (_, n) => n < 10),
  );
  assert.equal(refuse("192.0.2.99", NOW + 250), null);
});

test("an IPv6 network of one customer counts as one address, and its neighbour as another", () => {
  for (const [one, same, other] of [
    ["2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:3::1"],
    ["2001:db8::1", "2001:db8:0:0:1::1", "2001:db8:0:1::1"],
    ["1::4:5:6:7:8", "1:0:0:4::", "1:0:0:5::"],
    ["::1", "::2", "0:0:0:1::2"],
  ] as const) {
    const { refuse } = createFloodGuard(limits);
    for (let n = 0; n < 3; n++) assert.equal(refuse(one, NOW), null);
    assert.equal(refuse(same, NOW), 1, `${one} and ${same}`);
    assert.equal(refuse(other, NOW), null, `${one} and ${other}`);
  }
});

test("what it remembers is bounded, and it forgets who was quiet longest", () => {
  const { refuse } = createFloodGuard({ ...limits, addresses: 2, overallBurst: 1e9 });
  for (let n = 0; n < 4; n++) refuse("192.0.2.1", NOW);
  refuse("192.0.2.2", NOW);
  assert.equal(refuse("192.0.2.1", NOW), 1, "still known");
  refuse("192.0.2.3", NOW);
  assert.equal(refuse("192.0.2.1", NOW), 1, "used later than the second");
  refuse("192.0.2.4", NOW);
  refuse("192.0.2.5", NOW);
  assert.equal(refuse("192.0.2.1", NOW), null, "forgotten");
});

test("a clock that is set back gives nothing away, and nothing hostile throws", () => {
  const { refuse } = createFloodGuard(limits);
  for (let n = 0; n < 3; n++) refuse("192.0.2.1", NOW);
  assert.equal(refuse("192.0.2.1", NOW - 3_600_000), 1);
  for (const address of ["", "unknown", ":::", "::::::::::::", "x".repeat(10_000), "a:".repeat(50), "1::2::3"]) {
    refuse(address, NOW);
  }
});

test("the limits leave room for a burst and none for a flood", () => {
  assert.ok(FLOOD_LIMITS.burst >= 50 && FLOOD_LIMITS.perSecond <= 10 && FLOOD_LIMITS.addresses <= 100_000);
});
