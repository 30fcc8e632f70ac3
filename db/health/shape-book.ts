import { hash } from "node:crypto";
import { eq } from "drizzle-orm";
import { contractShapes } from "#db/contract-schema.ts";
import type { Db } from "#db/open.ts";
import type { JsonObject } from "#lib/allo/json-object.ts";
import { isKnownTopic } from "#lib/allo/topics.ts";
import { documentOf } from "#lib/health/contract/documents.ts";
import { newShape, type Shape, takeIn } from "#lib/health/contract/shape.ts";
import { readShape, writeShape } from "#lib/health/contract/stored-shape.ts";

const MOST_UNKNOWN_TOPICS = 100;

/** What came under each topic, in memory. Of unknown topics those whose names hash smallest stay, in whatever order they come. */
export type ShapeBook = { add(topic: string, body: JsonObject): void; write(): void };

export function createShapeBook(db: Db): ShapeBook {
  const shapes = new Map<string, Shape>();
  for (const { topic, shape } of db.select().from(contractShapes).all()) {
    shapes.set(topic, readShape(shape, documentOf(topic)));
  }
  const changed = new Set<string>();

  function leaveOutLast(): void {
    const unknown = [...shapes.keys()].filter((topic) => !isKnownTopic(topic));
    if (unknown.length <= MOST_UNKNOWN_TOPICS) return;
    const last = unknown.reduce((a, b) => (rank(a) > rank(b) ? a : b));
    shapes.delete(last);
    changed.add(last);
  }

  return {
    add(topic, body) {
      const known = shapes.get(topic);
      const shape = known ?? newShape(documentOf(topic));
      if (takeIn(shape, body)) changed.add(topic);
      if (known) return;
      shapes.set(topic, shape);
      leaveOutLast();
    },
    write() {
      for (const topic of changed) {
        const shape = shapes.get(topic);
        db.delete(contractShapes).where(eq(contractShapes.topic, topic)).run();
        if (shape)
          db.insert(contractShapes)
            .values({ topic, shape: writeShape(shape) })
            .run();
      }
      changed.clear();
    },
  };
}

function rank(topic: string): string {
  return hash("sha256", topic, "base64url");
}
