import { expectLive, liveLight, rows, visit } from "#e2e/browser/list-page.ts";
import { message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

test("the root leads to the deliveries", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  await visit(page, busyInbox.url);
  await expect(page).toHaveURL(`${busyInbox.url}/deliveries`);
  await expect(page).toHaveTitle("Deliveries · Allo Inbox");
});

test("every page is one click away, says where one is, and keeps its count", async ({ page, busyInbox, viewport }) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  const nav = page.getByRole("navigation", { name: "Main" });
  for (const { name, heading } of [
    { name: /^Rejected/, heading: "Rejected" },
    { name: /^Forwarding/, heading: "Forwarding" },
    { name: /^Overview/, heading: "Overview" },
    { name: /^Deliveries/, heading: "Deliveries" },
  ]) {
    const link = nav.getByRole("link", { name });
    const more = nav.getByRole("button", { name: "More" });
    const isUnderMore = (viewport?.width ?? 0) < 768 && heading !== "Deliveries";
    if (isUnderMore) await more.click();
    await link.click();
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expect(page).toHaveTitle(`${heading} · Allo Inbox`);
    if (isUnderMore) {
      await expect(more).toHaveAttribute("aria-current", "true");
      await more.click();
      await expect(link).toBeVisible();
    }
    await expect(nav.locator("[aria-current=page]:visible")).toHaveText(name);
    if (isUnderMore) await page.keyboard.press("Escape");
  }
  const link = nav.getByRole("link", { name: /^Deliveries/ });
  const count = Number((await link.textContent())?.replace(/\D/g, ""));
  await busyInbox.receives(message());
  await expect(link).toHaveText(`Deliveries${(count + 1).toLocaleString("en")}`);
});

test("a narrow phone has room for every word of its bar, and for the badge", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await visit(page, `${busyInbox.url}/deliveries`);
  const bar = page.getByRole("navigation", { name: "Main" }).getByRole("listitem");
  await expect(bar).toHaveText([/^Calls$/, /^Messages$/, /^Call back\d+\+?$/, /^Deliveries/, /^More/]);
  const words = bar.locator("a > span:not(.sr-only), button > span");
  const cut = await words.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
  expect(cut).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await expect(page.getByRole("button", { name: /^You: / })).toBeInViewport({ ratio: 1 });
  await bar.getByRole("button", { name: "More" }).press("Enter");
  const sheet = page.getByRole("dialog", { name: "More pages" });
  await expect(sheet.getByRole("link", { name: "Contacts" })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(sheet.getByRole("link", { name: "Settings" })).toBeFocused();
  await expectSound(page);
  await page.keyboard.press("Escape");
  await expect(bar.getByRole("button", { name: "More" })).toBeFocused();
});

test("the theme that was chosen is there after a reload and from the first paint on", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  await visit(page, `${busyInbox.url}/overview`);
  const system = page.getByRole("button", { name: "Theme of the system" });
  await expect(system).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Dark theme" }).click();
  await expect(page.locator("html")).toHaveClass(/dark/);
  const dark = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.reload({ waitUntil: "commit" });
  await page.locator("body").waitFor({ state: "attached" });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(dark);
  await expect(page.getByRole("button", { name: "Dark theme" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Light theme" }).click();
  await expect(page.locator("html")).toHaveClass(/light/);
  await expect(page.locator("html")).not.toHaveClass(/dark/);
  await expectLive(page);
});

test("the light tells live from lost, and goes back by itself", { tag: "@any-width" }, async ({
  page,
  busyInbox,
  context,
  complaints,
}) => {
  complaints.expect(/ERR_INTERNET_DISCONNECTED/);
  await visit(page, `${busyInbox.url}/deliveries`);
  await context.setOffline(true);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(liveLight(page)).toHaveText("Reconnecting…");
  await expectSound(page);
  await context.setOffline(false);
  await expectLive(page);
});

test("? tells all keys, Escape closes it and gives the focus back", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  const link = rows(page).getByRole("link").first();
  await link.focus();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard" });
  await expect(help).toBeVisible();
  await expect(help).toContainText("Send a test event");
  await expect(help).toContainText("Newer delivery, older delivery");
  await expectSound(page);
  await page.keyboard.press("j");
  await expect(help).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await expect(link).toBeFocused();
  await page.keyboard.press("?");
  await help.getByRole("button", { name: "Close" }).click();
  await expect(help).toBeHidden();
});

test("/ takes the focus to the search from anywhere in the list", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  await rows(page).getByRole("link").first().focus();
  await page.keyboard.press("/");
  await expect(page.getByRole("textbox", { name: "Search deliveries" })).toBeFocused();
});

test("the first Tab offers to skip the navigation", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("an address that names nothing says so, and leads back", { tag: "@any-width" }, async ({
  page,
  busyInbox,
  complaints,
}) => {
  complaints.expect(/404/);
  for (const { path, title } of [
    { path: "/deliveries/abc", title: "There is no such delivery" },
    { path: "/deliveries/999999999", title: "There is no such delivery" },
    { path: "/rejections/999999999", title: "There is no such rejection" },
    { path: "/nothing/here", title: "There is nothing here" },
  ]) {
    const response = await page.goto(busyInbox.url + path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    if (path !== "/deliveries/abc") await expectSound(page);
  }
  await page.getByRole("link", { name: "Go to the deliveries" }).click();
  await expect(page).toHaveURL(`${busyInbox.url}/deliveries`);
  await expect(rows(page).first()).toBeVisible();
});
