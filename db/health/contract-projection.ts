import { contractFindings, contractShapes, contractTotals } from "#db/contract-schema.ts";
import { createFindingBook } from "#db/health/finding-book.ts";
import { createShapeBook } from "#db/health/shape-book.ts";
import type { ProjectionKind } from "#db/projection.ts";
import { wholeCharacters } from "#lib/allo/one-line.ts";
import { maxNameLength } from "#lib/allo/problem-limits.ts";
import { READER_VERSION } from "#lib/allo/reader-version.ts";
import { misfitsOf } from "#lib/health/contract/misfits-of.ts";

/** Raise it when deliveries are compared otherwise, or with other documents. */
const WATCH_VERSION = 1;

/** What departs from Allo's documents, and of what types all of it is: counted, so that a delivery may be noted only once. */
export const contract: ProjectionKind = {
  name: "contract",
  codeVersion: WATCH_VERSION * 1_000 + READER_VERSION,
  counts: true,
  create(db) {
    const findings = createFindingBook(db);
    const shapes = createShapeBook(db);
    return {
      note(delivery) {
        const { event } = delivery;
        if (!event) return;
        const topic = wholeCharacters(event.topic, maxNameLength).toWellFormed();
        const misfits = misfitsOf(event);
        if (misfits.length > 0) findings.add(topic, misfits, delivery);
        if (event.asReceived) shapes.add(topic, event.asReceived);
      },
      settle() {
        findings.write();
        shapes.write();
      },
    };
  },
  drop(db) {
    // Marks are set by hand: the log cannot give them back.
    for (const table of [contractFindings, contractTotals, contractShapes]) db.delete(table).run();
  },
};
