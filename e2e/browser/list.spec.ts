import type { Page } from "@playwright/test";
import { rows, scroller, shownIds, visit } from "#e2e/browser/list-page.ts";
import { allDeliveryIds } from "#e2e/harness/deliveries.ts";
import { message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

test("shows the newest first, and draws only the rows in sight", async ({ page, busyInbox }) => {
  const newest = await busyInbox.receives(message({ from: "Newest of all" }));
  await visit(page, `${busyInbox.url}/deliveries`);
  const ids = await shownIds(page);
  expect(ids[0]).toBe(newest);
  expect(ids).toEqual(ids.toSorted((a, b) => b - a));
  expect(ids.length).toBeLessThan(45);
  await expect(rows(page).first()).toContainText("Newest of all");
  await expectSound(page);
});

test("goes down to the very first delivery, each row once", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  test.slow();
  const all = await allDeliveryIds(busyInbox.url);
  await visit(page, `${busyInbox.url}/deliveries`);
  const walk = await walkToTheEnd(page, all.at(-1) ?? 0);
  expect(walk.seen).toEqual(all);
  expect(walk.repeated, "rows that stood twice in the document").toEqual([]);
  expect(walk.mostAtOnce).toBeLessThan(60);
  expect(await shownIds(page)).toContain(all.at(-1));
});

/** Scrolls down in steps of less than a screen, and notes every row that is drawn on the way. */
function walkToTheEnd(page: Page, last: number) {
  return scroller(page).evaluate(async (element, end) => {
    const seen = new Set<number>();
    const repeated: number[] = [];
    let mostAtOnce = 0;
    while (!seen.has(end)) {
      const ids = [...element.querySelectorAll<HTMLElement>("a[data-delivery]")].map(({ dataset }) =>
        Number(dataset.delivery),
      );
      repeated.push(...ids.filter((id, index) => ids.indexOf(id) !== index));
      for (const id of ids) seen.add(id);
      mostAtOnce = Math.max(mostAtOnce, ids.length);
      element.scrollBy(0, 500);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
    return { seen: [...seen].sort((a, b) => b - a), repeated, mostAtOnce };
  }, last);
}
