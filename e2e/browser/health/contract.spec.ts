import { visit } from "#e2e/browser/list-page.ts";
import { eventBody } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

const sms = { id: "msg_1", direction: "INBOUND", type: "SMS", content: "hi", from_number: "+33", to_number: "+33" };

test("what is not documented shows with its deliveries, goes when it is seen, and has types", {
  tag: "@any-width",
}, async ({ page, emptyInbox }) => {
  await visit(page, `${emptyInbox.url}/health/contract`);
  await expect(page.getByText("Everything is as documented")).toBeVisible();
  const hostile = "<b>number</b>.suspended‮";
  await emptyInbox.receives(eventBody(hostile, { number: "+33199003210" }));
  const first = await emptyInbox.receives(eventBody("sms.received", { ...sms, sentiment: { score: 0.8 } }));
  const last = await emptyInbox.receives(eventBody("sms.received", { ...sms, type: "FAX", sentiment: null }));

  const found = page.getByRole("list", { name: /^sms\.received/ }).getByRole("listitem");
  await expect(found).toHaveText([/New value FAX in data\.type/, /New field data\.sentiment, object or null/]);
  await expect(found.nth(1)).toContainText("{ score: number } | null");
  await expect(found.nth(1).getByRole("link", { name: /^First came/ })).toHaveAttribute("href", `/deliveries/${first}`);
  await expect(found.nth(1).getByRole("link", { name: /^Last/ })).toHaveAttribute("href", `/deliveries/${last}`);
  await expect(page.getByRole("heading", { name: "New topic <b>number" })).toBeVisible();
  await expectSound(page);

  await page.getByRole("button", { name: "Seen, fine: New value FAX" }).click();
  await expect(found).toHaveText([/New field/]);
  await page.getByRole("button", { name: /^Seen \d/ }).click();
  await expect(found).toHaveText([/New value FAX.*Seen by ada@example\.com/]);
  await page.getByRole("button", { name: "Take back: New value FAX" }).click();
  await expect(page.getByText("Nothing was marked yet")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the types of sms.received" }).click();
  expect((await download).suggestedFilename()).toBe("allo-webhooks.ts");
});
