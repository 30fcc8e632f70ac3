import { detail, rows, scroller, showFilters, visit } from "#e2e/browser/list-page.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

const LIST = /\/api\/v1\/deliveries\?(?!.*after=)/;
const GONE = /ERR_FAILED/;

test("nothing matches: says what would, and leads back", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  await visit(page, `${busyInbox.url}/deliveries?q=nobodyeversaidthis&topic=call.answered`);
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await expect(page.getByText(/Every word has to occur/)).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Clear the search" }).last().click();
  await expect(page).toHaveURL(/deliveries\?topic=call\.answered$/);
  await expect(rows(page).first()).toBeVisible();
  await visit(page, `${busyInbox.url}/deliveries?to=2020-01-01T00:00:00.000Z`);
  await expect(page.getByText(/All the chosen filters have to fit/)).toBeVisible();
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expect(page).toHaveURL(`${busyInbox.url}/deliveries`);
  await expect(rows(page).first()).toBeVisible();
});

test("a list that cannot be had says so, and can be tried again", { tag: "@any-width" }, async ({
  page,
  busyInbox,
  complaints,
}) => {
  complaints.expect(GONE);
  await visit(page, `${busyInbox.url}/deliveries`);
  await page.route(LIST, (route) => route.abort());
  await (await showFilters(page)).getByRole("button", { name: /^Repeated/ }).click();
  await expect(page.getByText("The deliveries could not be loaded")).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText("Check that it is running, then try again.")).toBeVisible();
  await expectSound(page);
  await page.unroute(LIST);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(rows(page).first()).toBeVisible();
});

test("the rows of the last filter stay, dimmed, until the next ones are here", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  const release = Promise.withResolvers<void>();
  await page.route(LIST, async (route) => {
    await release.promise;
    await route.continue();
  });
  await (await showFilters(page)).getByRole("button", { name: /^Repeated/ }).click();
  await expect(scroller(page)).toHaveCSS("opacity", "0.6");
  await expect(rows(page).first()).toBeVisible();
  release.resolve();
  await expect(scroller(page)).toHaveCSS("opacity", "1");
  await expect(rows(page).getByRole("button", { name: /^Repeated,/ })).toHaveCount(await rows(page).count());
});

test("older rows are announced while they load, and can be tried again when they fail", { tag: "@any-width" }, async ({
  page,
  busyInbox,
  complaints,
}) => {
  complaints.expect(GONE);
  await visit(page, `${busyInbox.url}/deliveries`);
  const release = Promise.withResolvers<void>();
  await page.route(LIST, async (route) => {
    await release.promise;
    await route.abort();
  });
  await scroller(page).evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await expect(page.getByText("Loading more deliveries…")).toBeVisible();
  await expectSound(page);
  release.resolve();
  await expect(page.getByText("More deliveries could not be loaded.")).toBeVisible({ timeout: 15_000 });
  await expectSound(page);
  await page.unroute(LIST);
  const height = await scroller(page).evaluate((element) => element.scrollHeight);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => scroller(page).evaluate((element) => element.scrollHeight)).toBeGreaterThan(height);
});

test("a delivery that is on its way has its shape, and one that fails can be tried again", async ({
  page,
  busyInbox,
  complaints,
}) => {
  complaints.expect(GONE);
  await visit(page, `${busyInbox.url}/deliveries`);
  const one = /\/api\/v1\/deliveries\/\d+\?payload=false$/;
  const release = Promise.withResolvers<void>();
  await page.route(one, async (route) => {
    await release.promise;
    await route.abort();
  });
  await rows(page).getByRole("link").nth(3).click();
  await expect(page.getByRole("status", { name: "Loading the delivery" })).toBeVisible();
  await expectSound(page);
  release.resolve();
  await expect(page.getByText("The delivery could not be loaded")).toBeVisible({ timeout: 15_000 });
  await expectSound(page);
  await page.unroute(one);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(detail(page).getByRole("heading", { level: 1 })).toBeVisible();
});
