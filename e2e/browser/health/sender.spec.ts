import { visit } from "#e2e/browser/list-page.ts";
import { message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { newWebhookId, signedHeaders, TEST_SECRET } from "#e2e/harness/send.ts";
import { expectSound } from "#e2e/harness/sound.ts";

test.use({ settings: { ALLO_WEBHOOK_SECRET: "" } });

test("what is turned away while no secret is set is watched until one of Allo's tries brings it", {
  tag: "@any-width",
}, async ({ page, emptyInbox }) => {
  const id = newWebhookId();
  const body = message({ from: "Turned Away" });
  await visit(page, `${emptyInbox.url}/health/outages`);
  const outage = page.getByRole("article", { name: "No secret was set" });
  await emptyInbox.refuses(body, signedHeaders({ id, body }));
  await expect(outage).toContainText("Going on");
  await expect(outage).toContainText("1 request was turned away");
  await expect(outage.getByRole("list", { name: "Still on its way" })).toContainText(id);
  await expect(outage).toContainText(/try [23] of 8 (?:in|now).*, Allo gives up in 1 d/);
  await page.getByRole("navigation", { name: "Health" }).getByRole("link", { name: "Now" }).click();
  const warning = page.getByText("The last request that looks like Allo’s was turned away");
  await expect(warning).toBeVisible();
  await expect(page.getByRole("list", { name: "Still on its way" })).toContainText("No secret is set");
  await expectSound(page);

  await page.goto("about:blank");
  await emptyInbox.stops();
  await emptyInbox.startsAgain({ ALLO_WEBHOOK_SECRET: `main=${TEST_SECRET}` });
  const delivery = await emptyInbox.receives(body, { id });
  await visit(page, `${emptyInbox.url}/health`);
  await expect(page.getByText("Nothing that was turned away lately is missing.")).toBeVisible();
  await expect(warning).toBeHidden();
  await page.getByRole("navigation", { name: "Health" }).getByRole("link", { name: "Outages" }).click();
  await expect(outage).toContainText("1 came late through Allo’s retries");
  await expect(outage).not.toContainText("Going on");
  await expect(outage.getByRole("link", { name: /Turned Away/ })).toHaveAttribute("href", `/deliveries/${delivery}`);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectSound(page);
});
