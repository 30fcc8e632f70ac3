import { visit } from "#e2e/browser/list-page.ts";
import { message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

test("charts can be read by eye, by keyboard and as tables, for the span that is chosen", async ({
  page,
  busyInbox,
}) => {
  await visit(page, `${busyInbox.url}/health/charts?span=hour`);
  const card = (name: string) => page.getByRole("region", { name, exact: true });
  const volume = card("Deliveries");
  const figure = volume.getByText(/^[\d,]+$/).first();
  const chart = volume.getByRole("application");
  await expect(chart).toHaveAccessibleName(/^Deliveries/);

  // The arrow keys begin an hour ago, when there was no server yet, and read out one minute after the other.
  await chart.press("ArrowRight");
  const told = volume.getByRole("status");
  await expect(told).toHaveText(/^\d\d:\d\dNot running$/);
  const first = (await told.textContent()) ?? "";
  await chart.press("ArrowRight");
  await expect(told).not.toHaveText(first);
  await expectSound(page);

  const count = Number((await figure.textContent())?.replaceAll(",", ""));
  expect(count).toBeGreaterThan(0);
  await busyInbox.receives(message());
  await expect(figure).toHaveText((count + 1).toLocaleString("en"));

  await volume.getByRole("button", { name: "Show Deliveries as a table" }).click();
  const table = volume.getByRole("table");
  const cells = await table.getByRole("cell").allTextContents();
  const sum = cells.reduce((total, text) => total + (Number(text.replaceAll(",", "")) || 0), 0);
  expect(sum).toBeGreaterThanOrEqual(count + 1);
  await expect(table.getByRole("cell", { name: "not running" }).first()).toBeVisible();
  await expect(
    card("Acknowledgement time")
      .getByText(/^[\d.]+ ms$/)
      .first(),
  ).toBeVisible();

  await page.getByRole("button", { name: "Month" }).click();
  await expect(page).toHaveURL(/span=month/);
  await expect(table.getByRole("row")).toHaveCount(31);
  await expectSound(page);
});
