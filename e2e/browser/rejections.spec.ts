import { detail as deliveryDetail, expectLive, rows, visit } from "#e2e/browser/list-page.ts";
import { message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import type { Inbox } from "#e2e/harness/inbox.ts";
import { newWebhookId, signedHeaders, TEST_SECRET } from "#e2e/harness/send.ts";
import { expectSound } from "#e2e/harness/sound.ts";

const OTHER_SECRET = `whsec_${Buffer.from("the secret that comes with rotation").toString("base64")}`;

function refuse(inbox: Inbox, from: string, id = newWebhookId()): Promise<number> {
  const body = message({ from });
  return inbox.refuses(body, signedHeaders({ secret: OTHER_SECRET, id, body }));
}

test("a refusal appears while one looks, with the diagnosis and everything that came", async ({
  page,
  busyInbox,
  viewport,
}) => {
  await visit(page, `${busyInbox.url}/rejections`);
  await expectSound(page);
  const body = message({ from: "<i>Refused</i>" });
  const signed = signedHeaders({ secret: `whsec_${Buffer.from(TEST_SECRET).toString("base64")}`, body });
  const id = await busyInbox.refuses(body, signed);
  const link = page.locator(`a[data-rejection="${id}"]`);
  await expect(link).toHaveText("No secret matches");
  await link.click();
  await expect(page).toHaveURL(`${busyInbox.url}/rejections/${id}`);
  const detail = page.getByRole("region", { name: "Rejection", exact: true });
  await expect(detail.getByRole("heading", { level: 1 })).toHaveText("No secret matches");
  await expect(detail.getByText(/the whole text of the secret/)).toBeVisible();
  await expect(detail.getByRole("table")).toContainText("webhook-id");
  await expect(detail.getByRole("region", { name: "Raw body" })).toContainText("<i>Refused</i>");
  await expectSound(page);
  const narrow = (viewport?.width ?? 0) < 1024;
  if (narrow) await expect(detail).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`${busyInbox.url}/rejections`);
  await expect(link).toBeFocused();
});

test("j and k walk the refusals, and take an open one along", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  await visit(page, `${busyInbox.url}/rejections`);
  const links = page.getByRole("list", { name: "Rejections" }).getByRole("link");
  await page.keyboard.press("j");
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/rejections\/\d+$/);
  await expect(links.nth(1)).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("k");
  await expect(links.nth(0)).toHaveAttribute("aria-current", "true");
});

test("once the right secret is set, one is promoted, then all the others, each once", { tag: "@any-width" }, async ({
  page,
  emptyInbox,
  complaints,
}) => {
  test.slow();
  const first = await refuse(emptyInbox, "Let In Alone");
  await refuse(emptyInbox, "Let In Together");
  const repeatedId = newWebhookId();
  await refuse(emptyInbox, "Sent Again Meanwhile", repeatedId);
  await emptyInbox.refuses("{}", {});
  await visit(page, `${emptyInbox.url}/rejections/${first}`);
  await expect(page.getByText(/Once the right one is set and the inbox restarted/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Promote/ })).toBeHidden();

  complaints.expect(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|503/);
  await emptyInbox.stops();
  await emptyInbox.startsAgain({ ALLO_WEBHOOK_SECRET: `main=${TEST_SECRET}, rotated=${OTHER_SECRET}` });
  await expectLive(page);

  const one = page.getByRole("button", { name: "Promote", exact: true });
  await expect(one).toBeVisible();
  await expectSound(page);
  await one.click();
  await expect(page.getByText("Promoted: it is delivery 1 now")).toBeVisible();
  await page.getByRole("link", { name: "Open delivery 1" }).click();
  await expect(deliveryDetail(page).getByRole("heading", { level: 1 })).toHaveText("Message from Let In Alone");
  await expect(deliveryDetail(page).getByText("Promoted", { exact: true })).toBeVisible();
  await expect(deliveryDetail(page).getByText("Verified, secret “rotated”")).toBeVisible();

  await page.goto(`${emptyInbox.url}/rejections`);
  await expectLive(page);
  await expect(page.getByText("Verifies now")).toHaveCount(2);
  await page.getByRole("button", { name: "Promote all that now verify (2)" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Promote 2 requests?" });
  await expectSound(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Promote all that now verify (2)" }).click();
  await dialog.getByRole("button", { name: "Promote" }).click();
  await expect(page.getByText("2 promoted: 2 new")).toBeVisible();
  await expect(page.getByText("Verifies now")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Promote all/ })).toBeHidden();
  await page
    .getByRole("link", { name: /^Deliveries/ })
    .first()
    .click();
  await expect(rows(page)).toHaveCount(3);
});
