import { getDelivery } from "#db/delivery-detail.ts";
import { listDeliveries } from "#db/delivery-list.ts";
import { getStats } from "#db/stats.ts";
import { beforeOf, filtersOf, listCases } from "#e2e/bench/lists/cases.ts";
import { PAGE, type Question, type Subject } from "#e2e/bench/lists/subject.ts";
import type { Random } from "#e2e/simulator/random.ts";
import { EMPTY_FILTERS } from "#lib/api/delivery-filters.ts";

export const deliveryQuestions: readonly Question[] = [
  ...listCases.map(
    (listCase): Question => ({
      name: listCase.name,
      kind: listCase.kind,
      query({ db, extent }, random) {
        const filters = filtersOf(listCase, extent, random);
        return listDeliveries(db, filters, { limit: PAGE, before: beforeOf(listCase, extent, random) }, "payload").data
          .length;
      },
    }),
  ),
  { name: "one delivery", kind: "other", query: detail },
  { name: "the counts of the page", kind: "other", query: stats },
];

function detail({ db, extent }: Subject, random: Random): number {
  // Some ids went to requests that were no new delivery: the next that is one is taken.
  const before = random.int(2, extent.newest + 1);
  const id = listDeliveries(db, EMPTY_FILTERS, { limit: 1, before }, "payload").data[0]?.id ?? 0;
  return getDelivery(db, id) === null ? 0 : 1;
}

function stats({ db, quarantine, extent }: Subject): number {
  return Object.keys(getStats(db, quarantine, extent.end).total.topics).length;
}
