import { expect, type Locator, type Page } from "@playwright/test";

/** Opens an address, and waits until the page answers to keys and clicks and hears of news. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expectLive(page);
}

export async function expectLive(page: Page): Promise<void> {
  await expect(liveLight(page)).toHaveText("Live", { timeout: 15_000 });
}

export function liveLight(page: Page): Locator {
  return page.getByRole("status").filter({ hasText: /^(?:Live|Connecting…|Reconnecting…)$/ });
}

/** The rows that are in the document now. */
export function rows(page: Page): Locator {
  return page.getByRole("list", { name: "Deliveries" }).getByRole("listitem");
}

/** The row of one delivery, by its id. */
export function row(page: Page, id: number): Locator {
  return rows(page).filter({ has: page.locator(`a[data-delivery="${id}"]`) });
}

/** The ids of the rows that are in the document now, from top to bottom. */
export async function shownIds(page: Page): Promise<number[]> {
  const places = await rows(page).evaluateAll((items) =>
    items.map((item) => ({
      top: item.getBoundingClientRect().top,
      id: Number(item.querySelector<HTMLElement>("a[data-delivery]")?.dataset.delivery),
    })),
  );
  return places.toSorted((a, b) => a.top - b.top).map(({ id }) => id);
}

/** The part of the page that scrolls the list. */
export function scroller(page: Page): Locator {
  return page.getByRole("list", { name: "Deliveries" }).locator("xpath=..");
}

export function detail(page: Page): Locator {
  return page.getByRole("region", { name: "Delivery", exact: true });
}

/** The filters, which a phone folds away. */
export async function showFilters(page: Page): Promise<Locator> {
  const filters = page.getByRole("group", { name: "Filters" });
  const unfold = page.getByRole("button", { name: "Filters", exact: true });
  if ((await unfold.isVisible()) && !(await filters.isVisible())) await unfold.click();
  return filters;
}
