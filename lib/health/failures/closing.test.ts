import assert from "node:assert/strict";
import { test } from "node:test";
import { closingOf, type Facts } from "#lib/health/failures/closing.ts";
import { type Incident, openIncident } from "#lib/health/failures/incident.ts";
import { type IncidentKind, incidentKinds } from "#lib/health/failures/incident-kinds.ts";
import { DAY, failure, HOUR, MINUTE, nothingKnown } from "#lib/health/failures/testing.ts";

const AT = 100 * DAY;

function closing(kind: IncidentKind, after: number, facts: Partial<Facts> = {}, about: Partial<Incident> = {}) {
  return closingOf({ ...openIncident(1, failure(AT, { kind })), ...about }, { ...nothingKnown, ...facts }, AT + after);
}

test("a wrong secret is over when deliveries verify again, after a quarter of an hour without another", () => {
  const verifies = { verifiedAt: AT + MINUTE };
  for (const kind of ["wrong_secret", "wrong_key", "wrong_signing", "body_changed", "headers"] as const) {
    assert.equal(closing(kind, 15 * MINUTE - 1, verifies), null, kind);
    assert.equal(closing(kind, 15 * MINUTE, verifies), "verified", kind);
  }
  assert.equal(closing("wrong_secret", 10 * DAY, { verifiedAt: AT - 1 }), null, "only what came after it counts");
  assert.equal(closing("wrong_secret", 1, { cameThrough: true }), "came_through", "at once");
});

test("a missing secret is over when it is set, whatever the local secret verifies", () => {
  const verifies = { verifiedAt: AT + 1, secretSet: false };
  assert.equal(closing("no_secret", DAY, verifies), null);
  assert.equal(closing("no_secret", 1, { secretSet: true }), "secret_set");
});

test("what only time can tell is over after a while without another", () => {
  const quiet: Partial<Record<IncidentKind, number>> = {
    clock_off: HOUR,
    headers: HOUR,
    flood: 15 * MINUTE,
    body_too_large: DAY,
    recording_refused: DAY,
    recording_too_large: DAY,
    unread: DAY,
  };
  for (const kind of incidentKinds) {
    const after = quiet[kind];
    assert.equal(closing(kind, (after ?? 1_000 * DAY) - 1, { secretSet: false }), null, kind);
    if (after !== undefined) assert.equal(closing(kind, after), "quiet", kind);
  }
});

test("what a clock dated ahead is over too, once the clock is right", () => {
  assert.equal(closing("clock_off", -59 * MINUTE), null);
  assert.equal(closing("clock_off", -2 * DAY), "quiet");
});

test("what works again is over at once, the third time only after a pause", () => {
  for (const kind of ["endpoint_failing", "storage", "reading_stuck", "recording_storage", "recording_lost"] as const) {
    assert.equal(closing(kind, 1, { mendedAt: AT - 1 }), null, "it worked before that");
    assert.equal(closing(kind, 1, { mendedAt: AT }), "mended");
    assert.equal(closing(kind, MINUTE, { mendedAt: AT + 1 }, { openings: 3 }), null);
    assert.equal(closing(kind, 15 * MINUTE, { mendedAt: AT + 1 }, { openings: 3 }), "mended");
  }
});

test("an endpoint fails until it is turned off or removed, and is off until it is turned on", () => {
  assert.equal(closing("endpoint_failing", 1, { endpoint: "on" }), null);
  assert.equal(closing("endpoint_failing", 1, { endpoint: "off" }), "turned_off");
  assert.equal(closing("endpoint_failing", 1, { endpoint: "gone" }), "gone");
  assert.equal(closing("endpoint_off", 100 * DAY, { endpoint: "off", mendedAt: AT + 1 }), null);
  assert.equal(closing("endpoint_off", 1, { endpoint: "on" }), "turned_on");
  assert.equal(closing("endpoint_off", 1, { endpoint: "gone" }), "gone");
});
