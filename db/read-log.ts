import { and, eq, min, ne, sql } from "drizzle-orm";
import { type BodyReader, createBodyReader, failedOver, type ReadDelivery } from "#db/body-reader.ts";
import { bound } from "#db/bound.ts";
import { createInserter } from "#db/inserter.ts";
import type { Db } from "#db/open.ts";
import type { NotedDelivery } from "#db/projection.ts";
import { type attempts, deliveries, readings } from "#db/schema.ts";
import { marksOf, markWord, topicWord } from "#db/search-table.ts";
import type { TallyBuffer } from "#db/tally-buffer.ts";
import { createVocabulary } from "#db/vocabulary.ts";
import { createWordIndex } from "#db/word-index.ts";
import type { Problem } from "#lib/allo/problem.ts";
import { readEvent } from "#lib/allo/read-delivery.ts";
import type { Reading } from "#lib/allo/reading.ts";
import { stripPrivateUse } from "#lib/allo/search-tokens.ts";
import { shownWords } from "#lib/allo/shown-words.ts";

type LoggedAttempt = Pick<typeof attempts.$inferSelect, "id" | "deliveryId" | "receivedAt" | "verdict">;

/** Folds the log into readings, search index and tallies. Call all of it inside a transaction. */
export type LogReader = {
  /** Gives what the attempt brought, or null where it brought nothing new. */
  read(attempt: LoggedAttempt, tally: TallyBuffer): NotedDelivery | null;
  /** Replaces what an older version of the code made of a delivery. */
  readAgain(deliveryId: number, tally: TallyBuffer): NotedDelivery | null;
  /** Notes that something of this version stumbled over a delivery, which the next version reads again. */
  stumble(deliveryId: number, cause: unknown, tally: TallyBuffer): void;
  /** What an attempt brought that is read already. */
  recall(attempt: LoggedAttempt): NotedDelivery | null;
  /** Writes what was put by; the last call before the commit. */
  finish(): void;
};

type ReadingRow = typeof readings.$inferSelect;
type Kept = Pick<ReadingRow, "verdict" | "attempts">;
type Marked = Pick<ReadingRow, "id" | "topic" | "verdict" | "lookalikeOf" | "problem">;

/** `readAhead` gives what is read already of bodies, if anything. */
export function createLogReader(db: Db, readAhead: BodyReader): LogReader {
  const readBody = createBodyReader(db);
  const vocabulary = createVocabulary(db);
  const index = createWordIndex<number>(db, "search");
  /** The texts of the deliveries that were read since the last commit: many come again soon. */
  const texts = new Map<number, string>();
  const findDelivery = db
    .select({
      webhookId: deliveries.webhookId,
      receivedAt: deliveries.receivedAt,
      body: deliveries.body,
    })
    .from(deliveries)
    .where(eq(deliveries.id, sql.placeholder("id")))
    .prepare();

  const keepReading = createInserter(db, readings);
  const firstOther = db
    .select({ id: min(readings.id) })
    .from(readings)
    .where(and(eq(readings.contentKey, bound("contentKey")), ne(readings.id, sql.placeholder("id"))))
    .prepare();

  const findReading = db
    .select()
    .from(readings)
    .where(eq(readings.id, sql.placeholder("id")))
    .prepare();
  const countRepeat = createRepeatCounter(db);

  function keep(delivery: ReadDelivery, kept: Kept, tally: TallyBuffer, failure?: Problem): NotedDelivery {
    const { id } = delivery;
    const { searchText, shownWords: shown, event, ...asRead } = delivery.reading;
    const reading = { ...asRead, problem: failure ?? asRead.problem };
    const lookalikeOf = linkLookalikes(id, reading.contentKey);
    const row = { id, ...reading, lookalikeOf, ...kept };
    keepReading(row);
    indexText(row, textOf(delivery.webhookId, { searchText, shownWords: shown }));
    count(tally, 1, row, delivery.receivedAt);
    return { id, webhookId: delivery.webhookId, receivedAt: delivery.receivedAt, eventAt: reading.eventAt, event };
  }

  function indexText(reading: Marked, text: string): void {
    const marks = [topicWord(reading.topic), ...marksOf(reading).map(markWord)];
    index.keep(reading.id, `${marks.join(" ")} ${text}`);
    texts.set(reading.id, text);
  }

  /** The index holds words without saying which: to change a mark, all words of the delivery are written anew. */
  function markAgain(id: number): void {
    const reading = findReading.get({ id });
    if (!reading) return;
    const text = texts.get(id) ?? readText(id);
    if (text === null) return;
    index.drop(id);
    indexText(reading, text);
  }

  function readText(id: number): string | null {
    const delivery = readBody(id);
    return delivery && textOf(delivery.webhookId, delivery.reading);
  }

  /** Points all deliveries of one content at the first of them, and returns what `id` itself points at. */
  function linkLookalikes(id: number, contentKey: string): number | null {
    if (contentKey === "") return null;
    const first = firstOther.get({ id, contentKey })?.id ?? null;
    if (first === null || first < id) return first;
    // A promoted rejection can enter the log before one that says the same.
    db.update(readings)
      .set({ lookalikeOf: id })
      .where(and(eq(readings.contentKey, contentKey), ne(readings.id, id)))
      .run();
    markAgain(first);
    return null;
  }

  function readAgain(id: number, tally: TallyBuffer, failure?: Problem): NotedDelivery | null {
    const before = findReading.get({ id });
    const delivery = readBody(id);
    if (!before || !delivery) return null;
    db.delete(readings).where(eq(readings.id, id)).run();
    index.drop(id);
    count(tally, -1, before, delivery.receivedAt);
    return keep(delivery, { verdict: before.verdict, attempts: before.attempts }, tally, failure);
  }

  return {
    read(attempt, tally) {
      if (attempt.verdict === "stored") {
        const delivery = readAhead(attempt.deliveryId) ?? readBody(attempt.deliveryId);
        return delivery && keep(delivery, { verdict: "unique", attempts: 1 }, tally);
      }
      if (countRepeat(attempt, attempt.verdict, tally)) markAgain(attempt.deliveryId);
      return null;
    },
    readAgain,
    stumble: (id, cause, tally) => void readAgain(id, tally, failedOver(cause)),
    recall({ deliveryId: id, verdict }) {
      const delivery = verdict === "stored" ? findDelivery.get({ id }) : undefined;
      if (!delivery?.body) return null;
      const { eventAt, event } = readEvent(delivery.body);
      return { id, webhookId: delivery.webhookId, receivedAt: delivery.receivedAt, eventAt, event };
    },
    finish() {
      for (const text of texts.values()) vocabulary.learn(text);
      vocabulary.write();
      index.write();
      texts.clear();
    },
  };
}

function textOf(webhookId: string, words: Pick<Reading, "searchText" | "shownWords">): string {
  return [stripPrivateUse(webhookId), words.searchText, shownWords([webhookId]), words.shownWords].join(" ");
}

type RepeatCounter = (attempt: LoggedAttempt, verdict: "duplicate" | "conflict", tally: TallyBuffer) => boolean;

/** Counts a delivery that came again, and says whether its verdict is another one now. */
function createRepeatCounter(db: Db): RepeatCounter {
  const thisOne = eq(readings.id, sql.placeholder("id"));
  const find = db.select({ topic: readings.topic, verdict: readings.verdict }).from(readings).where(thisOne).prepare();
  const update = db
    .update(readings)
    .set({ attempts: sql`${readings.attempts} + 1`, verdict: sql`${sql.placeholder("verdict")}` })
    .where(thisOne)
    .prepare();
  return ({ deliveryId: id, receivedAt }, verdict, tally) => {
    const before = find.get({ id });
    if (!before) return false;
    const after = before.verdict === "conflict" ? "conflict" : verdict;
    update.run({ id, verdict: after });
    tally.span(receivedAt, before.topic, { [`${verdict}s`]: 1 });
    tally.total(before.topic, {
      duplicates: Number(after === "duplicate") - Number(before.verdict === "duplicate"),
      conflicts: Number(after === "conflict") - Number(before.verdict === "conflict"),
    });
    return after !== before.verdict;
  };
}

function count(tally: TallyBuffer, by: 1 | -1, reading: typeof readings.$inferSelect, receivedAt: number): void {
  const counts = {
    deliveries: by,
    lookalikes: reading.lookalikeOf === null ? 0 : by,
    problems: reading.problem === null ? 0 : by,
  };
  tally.span(receivedAt, reading.topic, counts, reading.id);
  tally.total(reading.topic, {
    ...counts,
    duplicates: reading.verdict === "duplicate" ? by : 0,
    conflicts: reading.verdict === "conflict" ? by : 0,
  });
  if (reading.eventAt !== null) tally.lag(receivedAt, receivedAt - reading.eventAt, by);
}
