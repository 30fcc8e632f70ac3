import assert from "node:assert/strict";
import { test } from "node:test";
import { createIncidentBook } from "#lib/health/failures/incident-book.ts";
import { DAY, failure, MINUTE, nothingKnown } from "#lib/health/failures/testing.ts";

const failing = (at: number, subject: string) => failure(at, { kind: "endpoint_failing", subject });

test("failures of one kind and subject are one incident, others are others", () => {
  const book = createIncidentBook([], 7);
  book.note(failing(1, "1 500"));
  book.note(failing(2, "1 500"));
  book.note(failing(3, "1 timeout"));
  book.note(failing(4, "12 500"));
  const shown = book.open().map(({ id, subject, count }) => [id, subject, count]);
  assert.deepEqual(shown, [
    [8, "1 500", 2],
    [9, "1 timeout", 1],
    [10, "12 500", 1],
  ]);
});

test("an endpoint that works again closes all that it failed by, and nobody else's", () => {
  const book = createIncidentBook([], 0);
  for (const subject of ["1 500", "1 timeout", "12 500"]) book.note(failing(1, subject));
  book.mend("endpoint_failing", 2, "1");
  book.settle((_, mendedAt) => ({ ...nothingKnown, mendedAt }), 3);
  assert.deepEqual(
    book.open().map(({ subject }) => subject),
    ["12 500"],
  );
});

test("what fails again after it was mended is not closed by that", () => {
  const book = createIncidentBook([], 0);
  book.note(failing(1, "1 500"));
  book.mend("endpoint_failing", 2, "1");
  book.note(failing(3, "1 500"));
  book.settle((_, mendedAt) => ({ ...nothingKnown, mendedAt }), 4);
  assert.equal(book.open().length, 1);
});

test("within a day an incident comes back as the same, later as another", () => {
  const book = createIncidentBook([], 0);
  const close = (at: number) => book.settle(() => ({ ...nothingKnown, cameThrough: true }), at);
  book.note(failure(0));
  close(1);
  book.note(failure(DAY));
  assert.partialDeepStrictEqual(book.open(), [{ id: 1, count: 2, openings: 2 }]);
  close(DAY + MINUTE);
  book.note(failure(2 * DAY + MINUTE + 1));
  assert.partialDeepStrictEqual(book.open(), [{ id: 2, count: 1, openings: 1 }]);
});

test("it goes on where another left off", () => {
  const first = createIncidentBook([], 0);
  first.note(failure(1));
  const second = createIncidentBook(first.open(), 1);
  second.note(failure(2));
  assert.partialDeepStrictEqual(second.open(), [{ id: 1, count: 2 }]);
});

test("what changed while it was written is still to be written", () => {
  const book = createIncidentBook([], 0);
  book.note(failure(1));
  const before = book.unwritten();
  book.note(failure(2));
  book.written(before);
  assert.partialDeepStrictEqual(book.unwritten(), [{ count: 2 }]);
  book.written(book.unwritten());
  assert.deepEqual(book.unwritten(), []);
});
