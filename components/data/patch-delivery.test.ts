import assert from "node:assert/strict";
import { test } from "node:test";
import { QueryClient } from "@tanstack/react-query";
import type { DeliveryPages } from "#components/data/delivery-queries.ts";
import { patchDelivery, withItem } from "#components/data/patch-delivery.ts";
import type { DeliveryItem } from "#lib/api/delivery.ts";
import { EMPTY_FILTERS } from "#lib/api/delivery-filters.ts";
import { queryKeys } from "#lib/api/query-keys.ts";

function item(id: number, attempts = 1): DeliveryItem {
  return {
    id,
    webhookId: `msg_${id}`,
    topic: "tag.added",
    originalTopic: null,
    version: "2.0",
    eventAt: null,
    receivedAt: "2026-03-16T10:00:00.000Z",
    verification: "signed",
    secretLabel: null,
    verdict: attempts > 1 ? "duplicate" : "unique",
    attempts,
    lookalikeOf: null,
    problem: null,
    sizeBytes: 2,
    title: "",
    subtitle: "",
  };
}

const list: DeliveryPages = {
  pages: [
    { data: [item(9), item(8)], nextCursor: "8" },
    { data: [item(7)], nextCursor: null },
  ],
  pageParams: [null, "8"],
};

test("a row is replaced where it stands, and untouched pages stay the same objects", () => {
  const patched = withItem(list, item(8, 2));
  assert.deepEqual(
    patched?.pages.map((page) => page.data.map((row) => [row.id, row.attempts])),
    [
      [
        [9, 1],
        [8, 2],
      ],
      [[7, 1]],
    ],
  );
  assert.equal(patched?.pages[1], list.pages[1]);
});

test("a list without the row is not touched at all", () => {
  assert.equal(withItem(list, item(99)), list);
  assert.equal(withItem(undefined, item(1)), undefined);
});

test("a repeat has lists by verdict asked for again, and no others", () => {
  const client = new QueryClient();
  const all = queryKeys.deliveries.list(EMPTY_FILTERS, null);
  const repeated = queryKeys.deliveries.list({ ...EMPTY_FILTERS, verdict: "duplicate" }, null);
  client.setQueryData(all, list);
  client.setQueryData(repeated, list);
  patchDelivery(client, item(8, 2));
  assert.equal(client.getQueryState(all)?.isInvalidated, false);
  assert.equal(client.getQueryState(repeated)?.isInvalidated, true);
  assert.equal(client.getQueryData<DeliveryPages>(all)?.pages[0]?.data[1]?.attempts, 2);
});
