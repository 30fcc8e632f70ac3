import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { getDelivery } from "#db/delivery-detail.ts";
import { listDeliveries } from "#db/delivery-list.ts";
import { type Db, openConnection } from "#db/open.ts";
import { createQuarantine, type Quarantine } from "#db/quarantine.ts";
import { getStats } from "#db/stats.ts";
import { beforeOf, type Extent, filtersOf, type ListCase, listCases } from "#e2e/bench/lists/cases.ts";
import { daysOf } from "#e2e/bench/lists/history.ts";
import { type Latency, latencyOf } from "#e2e/bench/report/latency.ts";
import { median } from "#e2e/bench/report/quantile.ts";
import { makeRandom, type Random } from "#e2e/simulator/random.ts";
import { EMPTY_FILTERS } from "#lib/api/delivery-filters.ts";

const PAGE = 50;
/** The first of each kind warm the caches and are not counted. */
const WARM_UP = 10;

/** A data directory and how many deliveries are in it. */
export type Filled = { directory: string; count: number };

/** Times in milliseconds; `rows` is what a page had, in the middle. */
export type Timing = Latency & { rows: number };

/** `alone`: one filter, or one and a deep page; `together`: several that must hold at once; `other`: no list. */
export type Kind = "alone" | "together" | "other";

/** `ratio` is the large database's p95 over the small one's. */
export type Compared = { name: string; kind: Kind; small: Timing; large: Timing; ratio: number };

type Subject = { db: Db; quarantine: Quarantine; extent: Extent };

/** Answers with the number of rows that it found. */
type Query = (subject: Subject, random: Random) => number;

/** Asks both databases the same, turn about, with the functions that the API calls. */
export function measureLists(small: Filled, large: Filled, samples: number, say: (line: string) => void): Compared[] {
  const smallSubject = openSubject(small);
  const largeSubject = openSubject(large);
  function compare(name: string, kind: Kind, query: Query): Compared {
    say(`reading: ${name} …`);
    const inSmall = makeTimer(smallSubject, query, name);
    const inLarge = makeTimer(largeSubject, query, name);
    for (let sample = -WARM_UP; sample < samples; sample++) {
      inSmall.run(sample >= 0);
      inLarge.run(sample >= 0);
    }
    const timings = { small: inSmall.timing(), large: inLarge.timing() };
    return { name, kind, ...timings, ratio: timings.large.p95 / timings.small.p95 };
  }
  try {
    return [
      ...listCases.map((listCase) => compare(listCase.name, listCase.kind, listQuery(listCase))),
      compare("one delivery", "other", detailQuery),
      compare("the counts of the page", "other", statsQuery),
    ];
  } finally {
    smallSubject.db.$client.close();
    largeSubject.db.$client.close();
  }
}

function openSubject({ directory, count }: Filled): Subject {
  const file = join(directory, "inbox.db");
  readThrough(file);
  const db = openConnection(file, "FULL");
  const [last] = listDeliveries(db, EMPTY_FILTERS, { limit: 1 }, "payload").data;
  if (!last) throw new Error(`there are no deliveries in ${file}`);
  const extent = { newest: last.id, end: Date.parse(last.receivedAt), days: daysOf(count) };
  return { db, quarantine: createQuarantine(db), extent };
}

/** Brings the file into the system's cache, so that no sample waits for the disk. */
function readThrough(file: string): void {
  const chunk = Buffer.alloc(4 * 1024 * 1024);
  const fd = openSync(file, "r");
  while (readSync(fd, chunk) > 0);
  closeSync(fd);
}

/** The same name asks the same questions in the same order. */
function makeTimer(subject: Subject, query: Query, name: string) {
  const random = makeRandom("list benchmark", name);
  const times: number[] = [];
  const rows: number[] = [];
  return {
    run(counts: boolean): void {
      const begin = performance.now();
      const found = query(subject, random);
      const took = performance.now() - begin;
      if (!counts) return;
      times.push(took);
      rows.push(found);
    },
    timing: (): Timing => ({ ...latencyOf(times), rows: median(rows) }),
  };
}

function listQuery(listCase: ListCase): Query {
  return ({ db, extent }, random) => {
    const filters = filtersOf(listCase, extent, random);
    return listDeliveries(db, filters, { limit: PAGE, before: beforeOf(listCase, extent, random) }, "payload").data
      .length;
  };
}

function detailQuery({ db, extent }: Subject, random: Random): number {
  // Some ids went to requests that were no new delivery: the next that is one is taken.
  const before = random.int(2, extent.newest + 1);
  const id = listDeliveries(db, EMPTY_FILTERS, { limit: 1, before }, "payload").data[0]?.id ?? 0;
  return getDelivery(db, id) === null ? 0 : 1;
}

function statsQuery({ db, quarantine, extent }: Subject): number {
  return Object.keys(getStats(db, quarantine, extent.end).total.topics).length;
}
