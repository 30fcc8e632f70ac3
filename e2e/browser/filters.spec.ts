import type { Page } from "@playwright/test";
import { expectLive, row, rows, showFilters, shownIds, visit } from "#e2e/browser/list-page.ts";
import { allDeliveries } from "#e2e/harness/deliveries.ts";
import { message, ring } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

const MINUTE = 60_000;

test("a family shows its topics and nothing else, with a count that follows what comes", async ({
  page,
  busyInbox,
}) => {
  const { url } = busyInbox;
  await busyInbox.receives(ring());
  const messages = await allDeliveries(url, "&topic=sms.received&topic=sms.sent");
  await visit(page, `${url}/deliveries`);
  const family = (await showFilters(page)).getByRole("button", { name: /^Messages/ });
  await expect(family).toHaveText(`Messages ${messages.length.toLocaleString("en")}`);
  await family.click();
  await expect(family).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(/\?topic=sms\.received,sms\.sent$/);
  await expectShown(
    page,
    messages.map(({ id }) => id),
  );

  await busyInbox.receives(message());
  await expect(family).toHaveText(`Messages ${(messages.length + 1).toLocaleString("en")}`);
  await expectSound(page);
});

test("single topics are picked under the family's arrow", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  const { url } = busyInbox;
  await visit(page, `${url}/deliveries`);
  const filters = await showFilters(page);
  await filters.getByRole("button", { name: "Choose topics of Calls" }).click();
  const panel = page.getByRole("dialog", { name: "Topics of Calls" });
  await panel.getByRole("checkbox", { name: /^call\.answered/ }).check();
  await expect(page).toHaveURL(/\?topic=call\.answered$/);
  await panel.getByRole("checkbox", { name: /^call\.triggered/ }).check();
  await expect(page).toHaveURL(/\?topic=call\.answered,call\.triggered$/);
  await expectSound(page);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(filters.getByRole("button", { name: /^Calls/ })).toHaveText(/^Calls 2 of \d$/);
  const chosen = await allDeliveries(url, "&topic=call.answered&topic=call.triggered");
  await expectShown(
    page,
    chosen.map(({ id }) => id),
  );
});

test("an unknown topic is a filter like any other", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  const { url } = busyInbox;
  await visit(page, `${url}/deliveries`);
  const filters = await showFilters(page);
  await filters.getByRole("button", { name: "Choose topics of Unknown" }).click();
  await page.getByRole("checkbox", { name: /^number\.suspended/ }).check();
  await page.keyboard.press("Escape");
  const suspended = await allDeliveries(url, "&topic=number.suspended");
  expect(suspended.length).toBeGreaterThan(0);
  await expectShown(
    page,
    suspended.map(({ id }) => id),
  );
  await expect(rows(page).first().getByRole("button", { name: "Unknown topic" })).toBeVisible();
});

for (const { name, query, badge } of [
  { name: /^Repeated/, query: "verdict=duplicate", badge: /^Repeated, \d+ times$/ },
  { name: /^Conflicts/, query: "verdict=conflict", badge: /^Conflict, \d+ attempts$/ },
  { name: /^Lookalikes/, query: "verdict=lookalike", badge: /^Lookalike$/ },
  { name: /^Problems/, query: "problem=true", badge: /^(?:Problem|Unknown topic)$/ },
]) {
  test(`${query} shows only such rows, each with its badge`, { tag: "@any-width" }, async ({ page, busyInbox }) => {
    const { url } = busyInbox;
    const wanted = await allDeliveries(url, `&${query}`);
    expect(wanted.length).toBeGreaterThan(5);
    await visit(page, `${url}/deliveries`);
    const filter = (await showFilters(page)).getByRole("button", { name });
    await expect(filter).toContainText(wanted.length.toLocaleString("en"));
    await filter.click();
    await expect(page).toHaveURL(new RegExp(`\\?${query}$`));
    await expectShown(
      page,
      wanted.map(({ id }) => id),
    );
    const shown = rows(page);
    await expect(shown.getByRole("button", { name: badge })).toHaveCount(await shown.count());
    await filter.click();
    await expect(page).toHaveURL(`${url}/deliveries`);
  });
}

test("a badge counts the attempts as they come", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  const body = message();
  const id = "msg_counted_by_its_badge";
  const delivery = await busyInbox.receives(body, { id });
  await visit(page, `${busyInbox.url}/deliveries`);
  const badge = row(page, delivery).getByRole("button", { name: /^Repeated/ });
  await expect(row(page, delivery)).toBeVisible();
  await expect(badge).toBeHidden();
  await busyInbox.receives(body, { id });
  await expect(badge).toHaveText("Repeated, 2 times");
  await busyInbox.receives(body, { id });
  await expect(badge).toHaveText("Repeated, 3 times");
});

test("a span of time leaves out what came before it", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  const { url } = busyInbox;
  await busyInbox.receives(message());
  await visit(page, `${url}/deliveries`);
  const filters = await showFilters(page);
  await filters.getByRole("button", { name: "Any time" }).click();
  const panel = page.getByRole("dialog", { name: "When it arrived" });
  await expectSound(page);
  await panel.getByRole("button", { name: "Last hour" }).click();
  await expect(page).toHaveURL(/\?from=20/);
  await expect(rows(page).first()).toBeVisible();
  const from = Date.parse(new URL(page.url()).searchParams.get("from") ?? "");
  expect(Math.abs(Date.now() - 60 * MINUTE - from)).toBeLessThan(MINUTE);

  await filters.getByRole("button", { name: /^Since/ }).click();
  await panel.getByLabel("From").fill("2020-01-01T00:00");
  await panel.getByLabel("Until").fill("2020-01-02T12:30");
  await panel.getByLabel("From").focus();
  await expect(page).toHaveURL(/from=2019-12-31T23:00:00\.000Z&to=2020-01-02T11:30:00\.000Z$/);
  await expect(page.getByText("Nothing matches")).toBeVisible();
});

test("filters stand in the address: reload, a shared link and Back all know them", { tag: "@any-width" }, async ({
  page,
  busyInbox,
  context,
}) => {
  const { url } = busyInbox;
  await visit(page, `${url}/deliveries`);
  const filters = await showFilters(page);
  await filters.getByRole("button", { name: /^Calls/ }).click();
  await expect(page).toHaveURL(/topic=/);
  await filters.getByRole("button", { name: /^Repeated/ }).click();
  await expect(page).toHaveURL(/verdict=duplicate/);
  await expect(rows(page).getByRole("button", { name: /^Repeated,/ })).toHaveCount(await rows(page).count());
  const both = await idsBehind(page.url());

  await page.reload();
  await expectLive(page);
  await expectShown(page, both);
  const other = await context.newPage();
  await visit(other, page.url());
  await expectShown(other, both);
  await expect((await showFilters(other)).getByRole("button", { name: /^Repeated/ })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await other.close();

  // After a reload Next asks twice for the page of an earlier entry. The reader goes on before the second answer.
  let asked = 0;
  await page.route(/deliveries\?topic=.*_rsc=/, async (route) => {
    asked += 1;
    if (asked > 1) await page.waitForURL(`${url}/deliveries`);
    await route.fallback();
  });
  await page.goBack();
  await expect(page).not.toHaveURL(/verdict=/);
  await expectShown(page, await idsBehind(page.url()));
  await page.goBack();
  await expect(page).toHaveURL(`${url}/deliveries`);
  await expectShown(page, await idsBehind(page.url()));
});

test("a click on a topic or badge filters by it, and Clear shows everything again", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  const id = await busyInbox.receives(message(), { id: "msg_clicked_to_filter" });
  await busyInbox.receives(message(), { id: "msg_clicked_to_filter" });
  await visit(page, `${busyInbox.url}/deliveries`);
  await row(page, id).getByRole("button", { name: "sms.received" }).click();
  await expect(page).toHaveURL(/\?topic=sms\.received$/);
  await row(page, id)
    .getByRole("button", { name: /^Conflict|^Repeated/ })
    .click();
  await expect(page).toHaveURL(/\?topic=sms\.received&verdict=/);
  await (await showFilters(page)).getByRole("button", { name: "Clear" }).click();
  await expect(page).toHaveURL(`${busyInbox.url}/deliveries`);
});

/** What the API lists under the filters of a page's address. */
async function idsBehind(address: string): Promise<number[]> {
  const { origin, searchParams } = new URL(address);
  const query = new URLSearchParams(searchParams);
  query.delete("topic");
  for (const topic of searchParams.get("topic")?.split(",") ?? []) query.append("topic", topic);
  return (await allDeliveries(origin, `&${query}`)).map(({ id }) => id);
}

/** The list begins with exactly these, as many of them as are drawn. */
async function expectShown(page: Page, ids: readonly number[]): Promise<void> {
  await expect(async () => {
    const shown = await shownIds(page);
    expect(shown).toEqual(ids.slice(0, shown.length));
    expect(shown.length).toBeGreaterThanOrEqual(Math.min(10, ids.length));
  }).toPass({ timeout: 15_000 });
}
