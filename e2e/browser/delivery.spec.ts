import { detail, row, rows, shownIds, visit } from "#e2e/browser/list-page.ts";
import { message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { TEST_SECRET } from "#e2e/harness/send.ts";
import { expectSound } from "#e2e/harness/sound.ts";

const OLD_SECRET = `whsec_${Buffer.from("the secret before the rotation!!").toString("base64")}`;

test("opens beside the list where there is room, else in its place, and closes to where one was", async ({
  page,
  busyInbox,
  isMobile,
  viewport,
}) => {
  const id = await busyInbox.receives(message({ from: "Beside Or Instead" }));
  await visit(page, `${busyInbox.url}/deliveries`);
  const link = row(page, id).getByRole("link");
  await link.click();
  await expect(page).toHaveURL(`${busyInbox.url}/deliveries/${id}`);
  await expect(detail(page).getByRole("heading", { level: 1 })).toHaveText("Message from Beside Or Instead");
  await expect(page).toHaveTitle("Message from Beside Or Instead · Allo Inbox");
  await expect(page.getByRole("tabpanel")).toContainText("sms.received");
  await expectSound(page);
  expect(isMobile).toBe(false);
  const narrow = (viewport?.width ?? 0) < 1024;
  await expect(page.getByRole("list", { name: "Deliveries" })).toBeVisible({ visible: !narrow });
  if (narrow) await expect(detail(page)).toBeFocused();
  await detail(page)
    .getByRole("button", { name: narrow ? "Deliveries" : "Close" })
    .click();
  await expect(page).toHaveURL(`${busyInbox.url}/deliveries`);
  await expect(link).toBeFocused();
  await expect(page).toHaveTitle("Deliveries · Allo Inbox");
  await page.goBack();
  await expect(detail(page).getByRole("heading", { level: 1 })).toHaveText("Message from Beside Or Instead");
});

test("has an address of its own that works without scripts and keeps the filters", { tag: "@any-width" }, async ({
  page,
  busyInbox,
  browser,
}) => {
  const id = await busyInbox.receives(message({ from: "Linked Directly" }));
  const url = `${busyInbox.url}/deliveries/${id}?topic=sms.received`;
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const reader = await plain.newPage();
  await reader.goto(url);
  await expect(reader.getByRole("heading", { level: 1, name: "Message from Linked Directly" })).toBeVisible();
  await plain.close();
  await visit(page, url);
  await expect(page).toHaveTitle("Message from Linked Directly · Allo Inbox");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`${busyInbox.url}/deliveries?topic=sms.received`);
  await expect(rows(page).first()).toBeVisible();
});

test("previous and next go by buttons and by keys", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  const [first, second, third] = await shownIds(page);
  await rows(page).getByRole("link").first().click();
  await expect(detail(page).getByRole("button", { name: "Newer delivery" })).toBeDisabled();
  await detail(page).getByRole("button", { name: "Older delivery" }).click();
  await expect(page).toHaveURL(new RegExp(`/deliveries/${second}$`));
  await expect(detail(page).getByRole("button", { name: "Newer delivery" })).toBeEnabled();
  await page.keyboard.press("]");
  await expect(page).toHaveURL(new RegExp(`/deliveries/${third}$`));
  await expect(detail(page).getByRole("article")).toHaveAttribute("aria-busy", "false");
  await page.keyboard.press("[");
  await expect(page).toHaveURL(new RegExp(`/deliveries/${second}$`));
  await page.keyboard.press("j");
  await expect(page).toHaveURL(new RegExp(`/deliveries/${third}$`));
  await page.keyboard.press("k");
  await page.keyboard.press("k");
  await expect(page).toHaveURL(new RegExp(`/deliveries/${first}$`));
  await expect(row(page, first ?? 0).getByRole("link")).toHaveAttribute("aria-current", "true");
});

test("keys count from what the last one led to, however quickly they follow", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  const [first, second, third] = await shownIds(page);
  const neighbour = page.waitForResponse((response) =>
    response.url().endsWith(`/api/v1/deliveries/${second}?payload=false`),
  );
  await rows(page).getByRole("link").first().click();
  await neighbour;
  await expect(detail(page).getByRole("button", { name: "Older delivery" })).toBeEnabled();
  const slow = await page.context().newCDPSession(page);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await page.keyboard.press("]");
  await expect(page).toHaveURL(new RegExp(`/deliveries/${second}$`));
  await page.keyboard.press("[");
  await expect(page).toHaveURL(new RegExp(`/deliveries/${first}$`));
  await page.evaluate(() => {
    for (const key of ["j", "j", "k", "j"])
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  });
  await expect(page).toHaveURL(new RegExp(`/deliveries/${third}$`));
  await expect(detail(page).getByRole("article")).toHaveAttribute("aria-busy", "false");
  await expect(row(page, third ?? 0).getByRole("link")).toHaveAttribute("aria-current", "true");
});

test("a newer one lights up the way to it while the newest is open", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  const id = await busyInbox.receives(message());
  await visit(page, `${busyInbox.url}/deliveries/${id}`);
  const newer = detail(page).getByRole("button", { name: "Newer delivery" });
  await expect(newer).toBeDisabled();
  const next = await busyInbox.receives(message());
  await expect(newer).toBeEnabled();
  await newer.click();
  await expect(page).toHaveURL(new RegExp(`/deliveries/${next}$`));
});

test.describe("with two secrets", () => {
  test.use({ settings: { ALLO_WEBHOOK_SECRET: `new-2026=${TEST_SECRET}, old-2025=${OLD_SECRET}` } });

  test("tells which secret signed it, what it says and when it came", { tag: "@any-width" }, async ({
    page,
    emptyInbox,
  }) => {
    const happenedAt = new Date(Date.now() - 90_000);
    const id = await emptyInbox.receives(
      message({ from: "Signed Before", content: "A question of keys", happenedAt }),
      {
        secret: OLD_SECRET,
        id: "msg_signed_with_the_old_one",
      },
    );
    await visit(page, `${emptyInbox.url}/deliveries/${id}`);
    await expect(detail(page).getByText("Verified, secret “old-2025”")).toBeVisible();
    await expect(detail(page).getByText("A question of keys").first()).toBeVisible();
    await expect(detail(page).getByText("msg_signed_with_the_old_one")).toBeVisible();
    await expect(detail(page).getByText(/\(1 min 3\d s later\)/)).toBeVisible();
  });
});
