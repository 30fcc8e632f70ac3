import type { Locator, Page } from "@playwright/test";
import { call, serveCall } from "#e2e/browser/calls/served-call.ts";
import { listed, manyCalls, serveList } from "#e2e/browser/calls/served-list.ts";
import { showFilters, visit } from "#e2e/browser/list-page.ts";
import { ring } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

test("each row says who, when, how long, how it ended and what about", async ({ page, busyInbox, viewport }) => {
  await serveList(page, [
    listed(2, 10),
    listed(1, 60 * 24, {
      result: "VOICEMAIL",
      durationSeconds: null,
      summary: null,
      them: { number: "anonymous", name: null },
    }),
  ]);
  await visit(page, `${busyInbox.url}/calls`);
  const first = row(page, 2);
  for (const text of ["Camille Rousset", "12:50", "41 s", "Answered", "Emergency: leak under the kitchen sink"]) {
    await expect(first).toContainText(text);
  }
  if ((viewport?.width ?? 0) >= 1024) await expect(first).toContainText("urgent");
  await expect(row(page, 1)).toContainText("Hidden number");
  await expect(row(page, 1)).toContainText("Voicemail");
  await expect(page.getByRole("heading", { level: 2, name: "Sunday, 15 March 2026" })).toBeVisible();
  await expectSound(page);
});

test("a long list keeps few rows in the page and loads older ones as the reader goes down", async ({
  page,
  busyInbox,
}) => {
  await serveList(page, manyCalls(140));
  await visit(page, `${busyInbox.url}/calls`);
  await expect(row(page, 140)).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(50);
  await rows(page).first().hover();
  await expect(async () => {
    await page.mouse.wheel(0, 4000);
    await expect(row(page, 1)).toBeVisible({ timeout: 100 });
  }).toPass();
});

test("filters go into the address and the question, and can be cleared", async ({ page, busyInbox }) => {
  const served = await serveList(page, [...manyCalls(3), listed(900, 600, { direction: "outbound" })]);
  await visit(page, `${busyInbox.url}/calls`);
  await expect(rows(page)).toHaveCount(4);
  const filters = await showFilters(page);
  await filters.getByRole("button", { name: "Outbound" }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/\?direction=outbound$/);
  await filters.getByRole("button", { name: "Outcome" }).click();
  await page.getByRole("checkbox", { name: "Nobody picked up" }).check();
  await page.keyboard.press("Escape");
  await filters.getByRole("button", { name: "Tag" }).click();
  await page.getByRole("checkbox", { name: "urgent" }).check();
  await page.keyboard.press("Escape");
  await filters.getByRole("button", { name: "Recorded" }).click();
  await expect(filters.getByRole("button", { name: "Outcome: Nobody picked up" })).toBeVisible();
  await expect
    .poll(() => served.asked.at(-1)?.toString())
    .toBe("limit=50&result=MISSED&result=NO_ANSWER&tag=urgent&direction=outbound&hasRecording=true");
  await filters.getByRole("button", { name: "Clear" }).click();
  await expect(page).toHaveURL(`${busyInbox.url}/calls`);
  await expect(rows(page)).toHaveCount(4);
});

test("what matches nothing says so, and so does an inbox without calls", async ({ page, busyInbox }) => {
  const served = await serveList(page, manyCalls(3));
  await visit(page, `${busyInbox.url}/calls?q=nobody`);
  await expect(page.getByText("No call matches")).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expect(rows(page)).toHaveCount(3);
  served.calls = [];
  await visit(page, `${busyInbox.url}/calls`);
  await expect(page.getByText("No calls yet")).toBeVisible();
  await expectSound(page);
});

test("what rings now stands above the list, and what is new waits until it is asked for", async ({
  page,
  busyInbox,
}) => {
  const served = await serveList(page, [
    listed(2, 0, { state: "ringing", result: null, durationSeconds: null }),
    listed(1, 30),
  ]);
  await visit(page, `${busyInbox.url}/calls`);
  const now = page.getByRole("region", { name: "Going on now" });
  await expect(now).toContainText("Ringing");
  await expect(row(page, 2)).toContainText("Ringing");
  await expectSound(page);
  served.calls = [listed(3, -5, { them: { number: "+33639980144", name: "New Caller" } }), listed(2, 0), listed(1, 30)];
  await busyInbox.receives(ring());
  await expect(row(page, 2)).toContainText("Answered");
  await expect(now).toBeHidden();
  await expect(row(page, 3)).toHaveCount(0);
  await page.getByRole("button", { name: "1 new" }).click();
  await expect(row(page, 3)).toContainText("New Caller");
});

test("a call opens from its row and by keys, and the way back keeps filters and place", async ({ page, busyInbox }) => {
  await serveList(page, manyCalls(120));
  await serveCall(page, call({ id: 60 }));
  await visit(page, `${busyInbox.url}/calls?direction=inbound`);
  await rows(page).first().hover();
  await expect(async () => {
    await page.mouse.wheel(0, 300);
    await expect(row(page, 60)).toBeInViewport({ timeout: 100 });
  }).toPass();
  await row(page, 60).getByRole("link").click();
  await expect(page).toHaveURL(`${busyInbox.url}/calls/60?direction=inbound`);
  await expect(page.getByRole("article").getByRole("heading", { level: 1 })).toHaveText("Camille Rousset");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`${busyInbox.url}/calls?direction=inbound`);
  await expect(row(page, 60)).toBeInViewport();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/calls\/\d+\?direction=inbound$/);
});

function rows(page: Page): Locator {
  return page.getByRole("list", { name: "Calls" }).locator("> li");
}

function row(page: Page, id: number): Locator {
  return rows(page).filter({ has: page.locator(`a[data-call="${id}"]`) });
}
