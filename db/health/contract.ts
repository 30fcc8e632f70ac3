import { asc, desc, eq, notInArray, sum } from "drizzle-orm";
import { contractFindings, contractMarks, contractShapes, contractTotals } from "#db/contract-schema.ts";
import { isoTime } from "#db/delivery-row.ts";
import type { Db } from "#db/open.ts";
import { wholeCharacters } from "#lib/allo/one-line.ts";
import { isKnownTopic } from "#lib/allo/topics.ts";
import type { Contract, ContractFinding } from "#lib/api/contract.ts";
import { documentOf } from "#lib/health/contract/documents.ts";
import { jsonTypesIn } from "#lib/health/contract/json-type.ts";
import type { Place } from "#lib/health/contract/shape.ts";
import { readShape } from "#lib/health/contract/stored-shape.ts";
import { typeText } from "#lib/health/contract/type-text.ts";
import type { TopicShape } from "#lib/health/contract/types-file.ts";

const MOST_TYPE_TEXT = 300;
/** Twice as many as there are findings. */
const MOST_MARKS = 4_000;

type Row = typeof contractFindings.$inferSelect;
type Mark = { at: number; by: string };

/** All findings, for there are never more than some thousand. */
export function getContract(db: Db): Contract {
  const rows = db
    .select({ finding: contractFindings, at: contractMarks.at, by: contractMarks.by })
    .from(contractFindings)
    .leftJoin(contractMarks, eq(contractMarks.findingId, contractFindings.id))
    .orderBy(desc(contractFindings.firstAt), desc(contractFindings.firstId), asc(contractFindings.id))
    .all();
  const found = db.select().from(contractTotals).get()?.found ?? 0;
  const kept = db
    .select({ sum: sum(contractFindings.deliveries).mapWith(Number) })
    .from(contractFindings)
    .get();
  const typeOf = createTypeFinder(db);
  const topics = db
    .select({ topic: contractShapes.topic })
    .from(contractShapes)
    .orderBy(asc(contractShapes.topic))
    .all();
  return {
    data: rows.map(({ finding, at, by }) =>
      itemOf(finding, at === null || by === null ? null : { at, by }, typeOf(finding)),
    ),
    more: found - (kept?.sum ?? 0),
    topics: topics.map(({ topic }) => ({ topic, known: isKnownTopic(topic) })),
  };
}

/** What came under each topic, or under the one that is given; in either case only where something did. */
export function getShapes(db: Db, topic: string | null): TopicShape[] {
  return db
    .select()
    .from(contractShapes)
    .where(topic === null ? undefined : eq(contractShapes.topic, topic))
    .all()
    .map((row) => ({ topic: row.topic, shape: readShape(row.shape, documentOf(row.topic)) }));
}

/** Marks a finding as seen, or takes that back where there is no mark. False where it is unknown. */
export function markFinding(db: Db, id: string, mark: Mark | null): boolean {
  return db.transaction(
    () => {
      if (!db.select().from(contractFindings).where(eq(contractFindings.id, id)).get()) return false;
      db.delete(contractMarks).where(eq(contractMarks.findingId, id)).run();
      if (mark)
        db.insert(contractMarks)
          .values({ findingId: id, ...mark })
          .run();
      forgetOldMarks(db);
      return true;
    },
    { behavior: "immediate" },
  );
}

/** Those of findings that there is no room for any more; not by the findings, which a rebuild takes away for a while. */
function forgetOldMarks(db: Db): void {
  const newest = db
    .select({ id: contractMarks.findingId })
    .from(contractMarks)
    .orderBy(desc(contractMarks.at), desc(contractMarks.findingId))
    .limit(MOST_MARKS);
  db.delete(contractMarks).where(notInArray(contractMarks.findingId, newest)).run();
}

function itemOf(row: Row, mark: Mark | null, type: string | null): ContractFinding {
  const { id, kind, topic, path, value, types, deliveries, firstId, lastId, firstAt, lastAt } = row;
  return {
    id,
    kind,
    topic,
    path,
    value,
    types: jsonTypesIn(types),
    typeText: type,
    deliveries,
    firstSeenAt: isoTime(firstAt),
    lastSeenAt: isoTime(lastAt),
    firstDeliveryId: firstId,
    lastDeliveryId: lastId,
    seen: mark && { at: isoTime(mark.at), by: mark.by },
  };
}

/** Finds the type of a field that is not documented; a shape is read only once. */
function createTypeFinder(db: Db): (finding: Row) => string | null {
  const places = new Map<string, Map<string, Place>>();
  return ({ kind, topic, path }) => {
    if (kind !== "field") return null;
    const ofTopic = places.get(topic) ?? new Map(getShapes(db, topic).flatMap(({ shape }) => placesBelow(shape.root)));
    places.set(topic, ofTopic);
    const place = ofTopic.get(path);
    const text = place ? typeText(place, "line") : null;
    if (text === null || text.length <= MOST_TYPE_TEXT) return text;
    return `${wholeCharacters(text, MOST_TYPE_TEXT - 1)}…`;
  };
}

function placesBelow(place: Place): [path: string, place: Place][] {
  const below = [...place.fields.values(), ...(place.item ? [place.item] : [])];
  return [[place.path, place], ...below.flatMap(placesBelow)];
}
