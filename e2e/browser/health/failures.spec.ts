import { visit } from "#e2e/browser/list-page.ts";
import { askApi } from "#e2e/harness/ask.ts";
import { message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { startReceiver } from "#e2e/harness/receiver.ts";
import { newWebhookId, signedHeaders } from "#e2e/harness/send.ts";
import { expectSound } from "#e2e/harness/sound.ts";

const OTHER_SECRET = `whsec_${Buffer.from("the secret of another endpoint").toString("base64")}`;

test.use({ settings: { OUTBOUND_ALLOW: "127.0.0.1/32" } });

test("what fails is one card for each cause, leads to what failed, and leaves by itself", {
  tag: "@any-width",
}, async ({ page, emptyInbox }) => {
  const receiver = await startReceiver();
  receiver.answers(500);
  const endpoint = { url: receiver.url, description: "<b>CRM</b>" };
  const made = await askApi(emptyInbox.url, "/api/v1/endpoints", { method: "POST", body: JSON.stringify(endpoint) });
  expect(made.status, made.text).toBe(201);
  await visit(page, `${emptyInbox.url}/health`);
  await expect(page.getByRole("status").filter({ hasText: "All is well" })).toBeVisible();
  await expect(page.getByText("No delivery yet")).toBeVisible();

  const body = message({ from: "Refused" });
  const id = newWebhookId();
  const refuse = () => emptyInbox.refuses(body, signedHeaders({ secret: OTHER_SECRET, id, body }));
  await refuse();
  const last = await refuse();
  const cards = page.getByRole("list", { name: "What fails now" }).getByRole("listitem");
  const secret = cards.filter({ hasText: "Wrong secret" });
  await expect(secret).toContainText("2 times");
  await emptyInbox.receives(message({ from: "Sent on" }));
  const crm = cards.filter({ hasText: "<b>CRM</b> answers 500" });
  await expect(crm).toBeVisible();
  await expect(page.getByText("2 things need you")).toBeVisible();
  await expect(cards.first()).toContainText("Wrong secret");
  await expectSound(page);

  await crm.getByRole("link", { name: /^Open/ }).first().click();
  await expect(page).toHaveURL(/\/forwarding\/\d+\?forward=\d+$/);
  await page.goBack();
  await secret.getByRole("link", { name: "Open last" }).click();
  await expect(page).toHaveURL(`${emptyInbox.url}/rejections/${last}`);
  await page.goBack();

  receiver.answers(204);
  await emptyInbox.receives(body, { id });
  await expect(page.getByText("All is well")).toBeVisible();
  await page.getByText("Closed lately").click();
  const closed = page.getByRole("list", { name: "Closed lately" });
  await expect(closed.getByRole("listitem")).toHaveCount(2);
  await expect(closed).toContainText("what was refused last has come through");
  await expectSound(page);
  receiver.close();
});
