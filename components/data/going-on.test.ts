import assert from "node:assert/strict";
import { test } from "node:test";
import { goingOn } from "#components/data/going-on.ts";

test("a call that is answered between two questions is shown once, as one that is held", () => {
  const ringing = [
    { id: 3, state: "ringing" },
    { id: 2, state: "ringing" },
  ];
  const answered = [
    { id: 2, state: "answered" },
    { id: 1, state: "answered" },
  ];
  assert.deepEqual(goingOn(ringing, answered), [{ id: 3, state: "ringing" }, ...answered]);
});
