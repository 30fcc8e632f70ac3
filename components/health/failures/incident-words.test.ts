import assert from "node:assert/strict";
import { it } from "node:test";
import { byUrgency, comesBackWords, stateWords, timesWords } from "#components/health/failures/incident-words.ts";
import type { IncidentItem } from "#lib/api/failures.ts";

const incident: IncidentItem = {
  id: 1,
  kind: "wrong_secret",
  urgency: "now",
  title: "Wrong secret",
  name: null,
  cause: "",
  cure: "",
  setting: null,
  endpointId: null,
  state: "open",
  count: 2,
  firstAt: "2026-03-16T09:00:00.000Z",
  openedAt: "2026-03-16T09:00:00.000Z",
  openings: 1,
  lastAt: "2026-03-16T09:05:00.000Z",
  first: { kind: "rejection", id: 3 },
  last: { kind: "rejection", id: 9 },
  closedAt: null,
  closedBecause: null,
};

it("puts the urgent first, and of these the one opened last", () => {
  const later = { ...incident, id: 2, openedAt: "2026-03-16T10:00:00.000Z" };
  const note = { ...later, id: 3, urgency: "note" } as const;
  assert.deepEqual(
    [note, incident, later].toSorted(byUrgency).map(({ id }) => id),
    [2, 1, 3],
  );
});

it("says in a line how it is", () => {
  const note = { ...incident, urgency: "note" } as const;
  const soon = { ...incident, urgency: "soon" } as const;
  assert.deepEqual(stateWords([], false), { tone: "ok", words: "All is well" });
  assert.deepEqual(stateWords([note], false), { tone: "ok", words: "All is well, with 1 note" });
  assert.deepEqual(stateWords([note, soon], false), { tone: "warn", words: "1 thing needs you" });
  assert.deepEqual(stateWords([soon, incident, note], true), { tone: "bad", words: "2 things need you" });
});

it("says that all is well only where nothing at all is open", () => {
  const note = { ...incident, urgency: "note" } as const;
  for (const open of [[], [note]]) assert.deepEqual(stateWords(open, true), { tone: "warn", words: "Not all is well" });
});

it("counts in words", () => {
  assert.deepEqual([timesWords(1), timesWords(3_000)], ["once", "3,000 times"]);
  assert.deepEqual([1, 2, 3, 11, 22].map(comesBackWords), [
    null,
    "came back",
    "came back, 3rd time",
    "came back, 11th time",
    "came back, 22nd time",
  ]);
});
