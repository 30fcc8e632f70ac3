import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type AlertKind, type AlertState, calm, look } from "#lib/alerts/alert-state.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const patience = { opensAfterMs: 2 * MINUTE, recoversAfterMs: 5 * MINUTE, remind: false };

/** One look a minute; what was said when, in minutes. */
function watch(holds: readonly (boolean | null)[], wait = patience, stepMs = MINUTE): [number, AlertKind][] {
  let state: AlertState = calm;
  return holds.flatMap((one, minute): [number, AlertKind][] => {
    const next = look(state, one, minute * stepMs, wait);
    state = next.state;
    return next.say === null ? [] : [[minute, next.say]];
  });
}

const times = (count: number, value: boolean | null) => Array.from({ length: count }, () => value);

test("what lasts is said once, and its end once", () => {
  const told = watch([...times(30, true), ...times(30, false), ...times(3, true)]);
  assert.deepEqual(told, [
    [2, "opened"],
    [35, "recovered"],
    [62, "opened"],
  ]);
});

test("what flutters faster than it is waited for is not said, neither its beginning nor its end", () => {
  const flutter = Array.from({ length: 40 }, (_, minute) => minute % 2 === 0);
  assert.deepEqual(watch(flutter), []);
  assert.deepEqual(watch([...times(5, true), ...flutter]), [[2, "opened"]]);
});

test("where nothing can be told, nothing changes", () => {
  assert.deepEqual(watch([...times(3, true), ...times(100, null), ...times(3, true)]), [[2, "opened"]]);
});

test("it is repeated each day where that is wanted, and not otherwise", () => {
  const days = times(4 * 24, true);
  const hour = 60 * MINUTE;
  assert.deepEqual(watch(days, { ...patience, opensAfterMs: 0, remind: true }, hour), [
    [0, "opened"],
    [24, "reminded"],
    [48, "reminded"],
    [72, "reminded"],
  ]);
  assert.deepEqual(watch(days, { ...patience, opensAfterMs: 0 }, hour), [[0, "opened"]]);
});

test("a clock that is set back holds nothing up", () => {
  const first = look(calm, true, 10 * DAY, patience);
  const second = look(first.state, true, DAY, patience);
  assert.equal(look(second.state, true, DAY + 2 * MINUTE, patience).say, "opened");
});

test("whatever happens, openings and ends take turns, and each was waited for", () => {
  const looks = fc.array(fc.constantFrom(true, false, null), { maxLength: 120 });
  const waits = fc.record({ opensAfterMs: fc.nat(9 * MINUTE), recoversAfterMs: fc.nat(9 * MINUTE) });
  fc.assert(
    fc.property(looks, waits, (holds, wait) => {
      const told = watch(holds, { ...wait, remind: false });
      told.forEach(([minute, kind], place) => {
        assert.equal(kind, place % 2 === 0 ? "opened" : "recovered");
        const minutes = Math.ceil((kind === "opened" ? wait.opensAfterMs : wait.recoversAfterMs) / MINUTE);
        const known = holds.slice(Math.max(0, minute - minutes), minute + 1).filter((one) => one !== null);
        assert.ok(known.every((one) => one === (kind === "opened")));
      });
    }),
  );
});
