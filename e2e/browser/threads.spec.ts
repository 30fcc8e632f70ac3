import { expectLive, visit } from "#e2e/browser/list-page.ts";
import { call, message, reply } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

const DAY = 86_400_000;

function ago(milliseconds: number): Date {
  return new Date(Date.now() - milliseconds);
}

test("a thread shows messages and calls in one order, day by day", async ({ page, emptyInbox }) => {
  await emptyInbox.receives(message({ content: "Is it <b>ready</b>?", happenedAt: ago(2 * DAY) }));
  await emptyInbox.receives(reply({ content: "Tomorrow.", happenedAt: ago(2 * DAY - 60_000) }));
  await emptyInbox.receives(call({ result: "VOICEMAIL", happenedAt: ago(DAY) }));
  await emptyInbox.receives(message({ type: "MMS", content: "", happenedAt: ago(1000) }));
  await visit(page, `${emptyInbox.url}/threads`);
  await expectSound(page);
  const row = page.getByRole("list", { name: "Threads" }).getByRole("listitem");
  await expect(row).toContainText("Picture message");
  await expect(row).toContainText("Waits");
  await row.getByRole("link", { name: /Camille Rousset/ }).click();
  await expect(page).toHaveURL(/\/threads\/\d+$/);

  const thread = page.getByRole("region", { name: "Thread", exact: true });
  await expect(thread.getByRole("heading", { level: 1 })).toHaveText("Camille Rousset");
  const entries = thread.getByRole("list", { name: "Messages and calls" }).getByRole("listitem");
  await expect(entries).toHaveText([
    /\d{4}They wrote: Is it <b>ready<\/b>\?/,
    /^We wrote: Tomorrow\..*nora/,
    /^Yesterday.*They called.*Voicemail.*1 min 30 s/,
    /^Today.*A picture.*Picture message/,
  ]);
  await expect(entries.last()).toBeInViewport();
  await expectSound(page);
});

test("who has no answer is found, and leaves once there is one", { tag: "@any-width" }, async ({
  page,
  emptyInbox,
}) => {
  await emptyInbox.receives(message({ from: "Asks In Vain", number: "+33639980101", happenedAt: ago(DAY) }));
  await emptyInbox.receives(message({ from: "Was Answered", number: "+33639980102", happenedAt: ago(DAY) }));
  await emptyInbox.receives(reply({ from: "Was Answered", number: "+33639980102", happenedAt: ago(1000) }));
  await visit(page, `${emptyInbox.url}/threads`);
  const rows = page.getByRole("list", { name: "Threads" }).getByRole("listitem");
  await expect(rows).toHaveCount(2);
  await page.getByRole("button", { name: "Unanswered" }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Asks In Vain");
  await expect(page).toHaveURL(/unanswered=true/);

  await emptyInbox.receives(call({ outbound: true, number: "+33639980101", result: "FAILED" }));
  await expect(page.getByText("Everybody has an answer")).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Show all messages" }).click();
  await expect(rows).toHaveCount(2);
});

test("a long thread opens at its end, goes back in time, and holds still for its reader", {
  tag: "@any-width",
}, async ({ page, emptyInbox }) => {
  const bodies = Array.from({ length: 120 }, (_, index) =>
    message({ content: `Message ${index}`, happenedAt: ago((120 - index) * 60_000) }),
  );
  await Promise.all(bodies.map((body) => emptyInbox.receives(body)));
  await visit(page, `${emptyInbox.url}/threads`);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const thread = page.getByRole("region", { name: "Thread", exact: true });
  const entries = thread.getByRole("list", { name: "Messages and calls" });
  const entry = (content: string) =>
    entries.getByRole("listitem").filter({ has: page.getByText(content, { exact: true }) });
  await expect(entry("Message 119")).toBeInViewport();
  expect(await entries.getByRole("listitem").count()).toBeLessThan(45);

  const { promise: isAsked, resolve: letGo } = Promise.withResolvers<void>();
  await page.route(/threads\/\d+\?.*cursor/, async (route) => {
    await isAsked;
    await route.continue();
  });
  await thread.evaluate((element) => element.scrollTo({ top: 700 }));
  const read = entries.getByRole("listitem").and(page.locator("[aria-posinset='12']"));
  await expect(read).toBeInViewport();
  const content = (await read.getByText(/^Message \d+$/).textContent()) ?? "";
  const before = await entry(content).boundingBox();
  letGo();
  await expect(entry(content)).toHaveAttribute("aria-posinset", "62");
  const after = await entry(content).boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);

  await expect(async () => {
    await thread.evaluate((element) => element.scrollTo({ top: 0 }));
    await expect(entry("Message 0")).toBeInViewport({ timeout: 500 });
  }).toPass();
  await emptyInbox.receives(message({ content: "Just now" }));
  const news = thread.getByRole("button", { name: "1 new" });
  await expect(news).toBeVisible();
  await expect(entry("Message 0")).toBeInViewport();
  await news.click();
  await expect(entry("Just now")).toBeInViewport();
  await expect(news).toBeHidden();
  await emptyInbox.receives(message({ content: "And now" }));
  await expect(entry("And now")).toBeInViewport();
  await page.reload();
  await expect(entry("And now")).toBeInViewport();
  await expectLive(page);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`${emptyInbox.url}/threads`);
  await expect(page.locator("a[data-item]")).toBeFocused();
});

test("a long list keeps few rows in the page, loads more on the way down, and keeps the reader’s place", {
  tag: "@any-width",
}, async ({ page, busyInbox }) => {
  await visit(page, `${busyInbox.url}/threads`);
  const list = page.getByRole("list", { name: "Threads" });
  const beyondFirstPage = list.locator("[aria-posinset='60']");
  expect(await list.getByRole("listitem").count()).toBeLessThan(45);
  const scroller = list.locator("xpath=..");
  await expect(async () => {
    await scroller.evaluate((element) => element.scrollTo({ top: 55 * 64 }));
    await expect(beyondFirstPage).toBeInViewport({ timeout: 500 });
  }).toPass();
  const id = await beyondFirstPage.locator("a").getAttribute("data-item");
  await page.keyboard.press("k");
  await expect(list.locator("a:focus")).toBeInViewport();
  expect(await list.getByRole("listitem").count()).toBeLessThan(45);
  await expectSound(page);

  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const box = await beyondFirstPage.boundingBox();
  await busyInbox.receives(message({ from: "News", number: "+33639980177" }));
  await expect(page.getByRole("button", { name: "1 new" })).toBeVisible();
  expect(await beyondFirstPage.boundingBox()).toEqual(box);
  expect(asked.filter((url) => url.includes("/api/v1/threads")).length, asked.join("\n")).toBeLessThanOrEqual(3);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Overview" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await page.goBack();
  await expect(list.locator(`a[data-item="${id}"]`)).toBeInViewport();
});

test("names and texts that want to break the page do not", async ({ page, emptyInbox }) => {
  const name = `<img src=x onerror=alert(1)> ${"W".repeat(90)}`;
  await emptyInbox.receives(message({ from: name, content: `\u202e${"😀".repeat(300)}<script>alert(1)</script>` }));
  await visit(page, `${emptyInbox.url}/threads`);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("region", { name: "Thread", exact: true }).getByRole("heading", { level: 1 }),
  ).toContainText("<img");
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(tooWide).toBe(false);
  await expectSound(page);
});

test("an empty inbox teaches what will be here, and a wrong address says so", async ({
  page,
  emptyInbox,
  complaints,
}) => {
  await visit(page, `${emptyInbox.url}/threads`);
  await expect(page.getByText("No messages yet")).toBeVisible();
  await expectSound(page);
  complaints.expect(/404/);
  await page.goto(`${emptyInbox.url}/threads/999`);
  await expect(page.getByText("There is no such thread")).toBeVisible();
});
