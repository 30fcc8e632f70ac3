import type { Page } from "@playwright/test";
import { detail, rows, showFilters, shownIds, visit } from "#e2e/browser/list-page.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";

test("the list is walked, opened, read, closed and filtered without a mouse", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  const [, second, third] = await shownIds(page);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expectFocusSeen(page);
  await expect(page.locator(`a[data-delivery="${second}"]`)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(`a[data-delivery="${third}"]`)).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/deliveries/${second}$`));
  await expect(page.getByRole("tab", { name: "Payload" })).toBeVisible();
  await page.keyboard.press("j");
  await expect(page).toHaveURL(new RegExp(`/deliveries/${third}$`));
  await page.keyboard.press("k");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`${busyInbox.url}/deliveries`);
  await expect(page.locator(`a[data-delivery="${second}"]`)).toBeFocused();

  await page.keyboard.press("/");
  await page.keyboard.type("zzzznothing");
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: "Search deliveries" })).toHaveValue("");
  await expect(rows(page).first()).toBeVisible();
});

test("Tab goes through everything in the order of the eye, and its place is always seen", async ({
  page,
  busyInbox,
}) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  await showFilters(page);
  await page.getByRole("textbox", { name: "Search deliveries" }).focus();
  const stops: string[] = [];
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press("Tab");
    const stop = await focusedName(page);
    stops.push(stop);
    await expectFocusSeen(page);
    if (stop.startsWith("row ")) break;
  }
  const order = ["Choose topics of Calls", "Choose topics of Messages", "Choose topics of Tags", "Any time"];
  const places = order.map((name) => stops.indexOf(name));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(
    stops.filter((stop) => stop.startsWith("row ")),
    "one stop for the whole list",
  ).toHaveLength(1);
});

test("a panel takes the focus in, walks with the arrows, and gives it back", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  const trigger = (await showFilters(page)).getByRole("button", { name: "Choose topics of Calls" });
  await trigger.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: "Topics of Calls" });
  await expect(panel.getByRole("checkbox").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(panel.getByRole("checkbox").nth(1)).toBeFocused();
  await page.keyboard.press("Space");
  await expect(panel.getByRole("checkbox").nth(1)).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(trigger).toBeFocused();
});

test("t offers a test event from anywhere, and tabs answer to arrows", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  await page.keyboard.press("t");
  const panel = page.getByRole("dialog", { name: "Pick a topic for the test event" });
  await expect(panel.getByRole("button").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rows(page).first()).toContainText("call.received");
  await rows(page).getByRole("link").first().click();
  await page.getByRole("tab", { name: "Payload" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Raw body" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Tab");
  await expectFocusSeen(page);
});

test("who wants less motion gets none that goes on", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await visit(page, `${busyInbox.url}/deliveries`);
  const held = Promise.withResolvers<void>();
  await page.route(/\/api\/v1\/deliveries\/\d+\?payload=false$/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await rows(page).getByRole("link").nth(5).click();
  await expect(page.getByRole("status", { name: "Loading the delivery" })).toBeVisible();
  const moving = await page.evaluate(
    () =>
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY).length,
  );
  expect(moving).toBe(0);
  held.resolve();
  await expect(detail(page).getByRole("heading", { level: 1 })).toBeVisible();
});

/** What has the focus can be told from what has not: an outline or ring around it, or around the row that it stands for. */
async function expectFocusSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const around = [
      document.activeElement,
      document.activeElement?.closest("[class*='focus-visible'], [class*='focus-within']"),
    ];
    return around.some((element) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    });
  });
  expect(seen, `the focus on ${await focusedName(page)}`).toBe(true);
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return "nothing";
    return element.dataset.delivery
      ? `row ${element.dataset.delivery}`
      : (element.ariaLabel ?? element.textContent ?? "").trim();
  });
}
