import type { Locator, Page } from "@playwright/test";
import { detail, rows, visit } from "#e2e/browser/list-page.ts";
import { eventBody, message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

function palette(page: Page): Locator {
  return page.getByRole("dialog", { name: "Find anything" });
}

function box(page: Page): Locator {
  return palette(page).getByRole("combobox", { name: "Find anything" });
}

function group(page: Page, name: string): Locator {
  return palette(page).getByRole("group", { name });
}

/** The line that Enter would take. */
function active(page: Page): Locator {
  return palette(page).getByRole("option", { selected: true });
}

async function open(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(box(page)).toBeFocused();
}

test("what is typed is found, marked, and opened with Enter", async ({ page, busyInbox }) => {
  const id = await busyInbox.receives(message({ from: "Zoé Quill", content: "The wisteria needs cutting" }));
  await visit(page, `${busyInbox.url}/overview`);
  await open(page);
  await expectSound(page);
  await box(page).pressSequentially("zoe wister");
  const found = group(page, "Deliveries").getByRole("option");
  await expect(found).toHaveCount(1);
  await expect(found.locator("mark")).toHaveText(["Zoé", "wisteria"]);
  await expect(palette(page).getByRole("status")).toHaveText(/to choose from/);
  await expectSound(page);
  await page.keyboard.press("End");
  await expect(active(page)).toContainText("Zoé");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${busyInbox.url}/deliveries/${id}`);
  await expect(palette(page)).toBeHidden();
});

test("a word that was said leads to the call at that moment", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  const started = Date.now() - 600_000;
  const at = (seconds: number) => new Date(started + seconds * 1000).toISOString();
  await busyInbox.receives(
    eventBody("call.completed", {
      id: "cll_palette",
      start_date: at(0),
      from_number: "+33639980142",
      to: "+33199003210",
      type: "INBOUND",
      result: "ANSWERED",
      transcriptions: [{ source: "EXTERNAL", time: at(83.2), text: "My penny-farthing is <b>broken</b>" }],
    }),
  );
  await visit(page, `${busyInbox.url}/deliveries`);
  await open(page);
  await box(page).fill('"penny farthing"');
  const found = group(page, "Calls").getByRole("option");
  await expect(found).toContainText("1:23");
  await expect(found).toContainText("My penny-farthing is <b>broken</b>");
  await expect(found.locator("mark")).toHaveText("penny-farthing");
  await found.click();
  await expect(page).toHaveURL(/\/calls\/\d+#t=83\.2$/);
});

test("arrows, Home and End walk all groups, and round", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  await visit(page, `${busyInbox.url}/overview`);
  await open(page);
  const options = palette(page).getByRole("option");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expect(box(page)).toHaveAttribute("aria-activedescendant", (await active(page).getAttribute("id")) ?? "none");
  await page.keyboard.press("ArrowUp");
  await expect(options.last()).toHaveAttribute("aria-selected", "true");
  await expect(active(page)).toBeInViewport();
  await page.keyboard.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("End");
  await expect(options.last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Home");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expect(box(page)).toBeFocused();
});

test("it goes to pages and does what there is to do", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  await open(page);
  await box(page).fill("overv");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${busyInbox.url}/overview`);

  await open(page);
  await box(page).fill("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveClass(/dark/);

  await open(page);
  await box(page).fill("shortc");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toContainText("Find anything, go anywhere");
  await page.keyboard.press("Escape");

  await open(page);
  await box(page).fill("test event sms.sent");
  await expect(active(page)).toHaveText("Send a test event: sms.sent");
  await page.keyboard.press("Enter");
  const toast = page.getByText("Answered 200 “stored”");
  await expect(toast).toBeVisible();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page).toHaveURL(/\/deliveries\/\d+$/);
  await expect(detail(page).getByRole("heading", { level: 1 })).toBeVisible();
});

test("asked for again as soon as it has done something, it opens again", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  await open(page);
  await box(page).fill("dark");
  await expect(active(page)).toHaveText("Dark theme");
  await page.evaluate(async () => {
    const press = (init: KeyboardEventInit) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));
    press({ key: "Enter" });
    // Sooner than the browser tells that the dialog was closed.
    await Promise.resolve();
    press({ key: "k", ctrlKey: true });
  });
  await expect(page.locator("html")).toHaveClass(/dark/);
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue("");
});

test("/ is for the list's own search where there is one", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  await page.keyboard.press("/");
  await expect(page.getByRole("textbox", { name: "Search deliveries" })).toBeFocused();
  await page.keyboard.type("a/b");
  await expect(palette(page)).toBeHidden();
  await page.keyboard.press("Control+k");
  await expect(box(page)).toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Search deliveries" })).toBeFocused();
  await visit(page, `${busyInbox.url}/overview`);
  await page.keyboard.press("/");
  await expect(box(page)).toHaveValue("");
  await expect(box(page)).toBeFocused();
});

test("the button opens it, Escape gives the focus back, and nothing is kept", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  await expect(rows(page).first()).toBeVisible();
  const button = page.getByRole("button", { name: "Find anything" });
  await button.click();
  await box(page).fill("camille");
  await expect(group(page, "Deliveries").getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await expect(box(page)).toHaveValue("");
  await expect(group(page, "Deliveries")).toHaveCount(0);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  expect(kept).not.toContain("camille");
  await palette(page).getByRole("button", { name: "Close" }).click();
  await expect(palette(page)).toBeHidden();
});

test("what was found before stays, dimmed, and Enter waits for what is typed now", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  const first = await busyInbox.receives(eventBody("dialer.paused", { reason: "about quinces" }));
  const second = await busyInbox.receives(eventBody("dialer.paused", { reason: "about medlars" }));
  await visit(page, `${busyInbox.url}/overview`);
  await open(page);
  await box(page).fill("quinces");
  const found = group(page, "Deliveries").getByRole("option");
  await expect(found).toHaveAttribute("href", `/deliveries/${first}`);
  const held = Promise.withResolvers<void>();
  await page.route(/\/api\/v1\/search\?q=medlars/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await box(page).fill("medlars");
  await page.keyboard.press("Enter");
  await expect(palette(page).getByRole("listbox")).toHaveAttribute("aria-busy", "true");
  await expect(found).toHaveAttribute("href", `/deliveries/${first}`);
  held.resolve();
  await expect(page).toHaveURL(`${busyInbox.url}/deliveries/${second}`);
});

test("nothing found says what may help, a search cut short and one that fails say so", { tag: "@any-width" }, async ({
  page,
  busyInbox,
  complaints,
}) => {
  complaints.expect(/500|404/);
  await visit(page, `${busyInbox.url}/overview`);
  await open(page);
  await box(page).fill("zzzznothing at all");
  await expect(palette(page).getByText("Nothing holds all of this")).toBeVisible();
  await expect(palette(page).getByRole("option")).toHaveCount(0);
  await expectSound(page);
  await page.route(/\/api\/v1\/search/, (route) =>
    route.fulfill({ json: { data: [], nextCursor: null, more: ["message"] } }),
  );
  await box(page).fill('"zzzz apart"');
  await expect(palette(page).getByRole("note")).toContainText("one more word");
  await expect(palette(page).getByText("Nothing holds all of this")).toBeHidden();
  await expectSound(page);
  await page.unroute(/\/api\/v1\/search/);
  await page.route(/\/api\/v1\/search/, (route) =>
    route.fulfill({ status: 404, json: { error: { code: "gone", message: "The index is away for a moment." } } }),
  );
  await box(page).fill("zzzzagain");
  await expect(palette(page).getByRole("alert")).toContainText("The index is away for a moment.");
  await expectSound(page);
});
