import { row, rows, visit } from "#e2e/browser/list-page.ts";
import { message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test("a page left open for a day stays right: ages, days, counts and news", async ({ page, emptyInbox }) => {
  await page.clock.install();
  const id = await emptyInbox.receives(message({ from: "Seen To Age" }));
  await visit(page, `${emptyInbox.url}/deliveries`);
  const age = row(page, id).locator("time").last();
  const shown = () => row(page, id).locator("time").allTextContents();
  const heading = rows(page).first().getByRole("heading", { level: 2 });
  await expect(heading).toHaveText("Today");
  await expect(age).toHaveAttribute("title", /, (?:now|\d+ s ago)$/);
  const absolute = (await shown()).at(-1);

  await page.clock.fastForward(5 * MINUTE);
  await expect(age).toHaveAttribute("title", /, 5 min ago$/);
  await page.clock.fastForward(3 * HOUR);
  await expect(age).toHaveAttribute("title", /, 3 h ago$/);
  // A day in all, so that it is yesterday at whatever hour the test runs.
  await page.clock.fastForward(21 * HOUR - 5 * MINUTE);
  await expect(age).toHaveAttribute("title", /, 1 d ago$/);
  await expect(heading).toHaveText("Yesterday");
  expect((await shown()).at(-1)).toBe(absolute);
  await page.clock.fastForward(24 * HOUR);
  await expect(heading).toHaveText(/^\w+day, \d+ \w+ 20\d\d$/);

  await page.clock.runFor(5_000);
  const next = await emptyInbox.receives(message({ from: "Come Much Later" }));
  const pill = page.getByRole("button", { name: "1 new" });
  await expect(async () => {
    await page.clock.runFor(1_000);
    await expect(pill).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await pill.click();
  await expect(row(page, next)).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Deliveries/ })).toHaveText(
    "Deliveries2",
  );
});

test("the last hour empties by itself while nothing comes", async ({ page, emptyInbox }) => {
  await page.clock.install();
  await emptyInbox.receives(message());
  await visit(page, `${emptyInbox.url}/overview`);
  const asked = page.waitForRequest(/\/api\/v1\/stats/);
  await page.clock.fastForward(MINUTE);
  await asked;
  await page.route(/\/api\/v1\/stats/, async (route) => {
    const response = await route.fetch();
    const stats = await response.json();
    const later = {
      ...stats.hour,
      deliveries: 0,
      topics: {},
      series: stats.hour.series.map((slice: object) => ({ ...slice, deliveries: 0, topics: {} })),
    };
    await route.fulfill({ response, json: { ...stats, hour: later } });
  });
  await page.clock.fastForward(HOUR);
  await expect(page.getByRole("region", { name: "Last hour", exact: true }).getByRole("img")).toHaveAccessibleName(
    "Last hour: no deliveries",
  );
});
