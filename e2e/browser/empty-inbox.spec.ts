import { copied } from "#e2e/browser/clipboard.ts";
import { rows, visit } from "#e2e/browser/list-page.ts";
import { message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";
import { setupSchema } from "#lib/api/setup.ts";

test.describe("before Allo's secret is set", () => {
  test.use({ settings: { ALLO_WEBHOOK_SECRET: "" } });

  test("three steps tell what to copy where", async ({ page, emptyInbox }) => {
    await visit(page, `${emptyInbox.url}/deliveries`);
    const steps = page.getByRole("region", { name: "Three steps to the first delivery" });
    await expect(steps.getByRole("listitem")).toHaveCount(3);
    await expect(page.getByText("Allo’s signing secret is not set")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Search deliveries" })).toBeHidden();
    await expectSound(page);
    const url = steps.getByRole("button", { name: "Copy the webhook URL" });
    expect(await copied(page, url)).toBe(`${emptyInbox.url}/api/allo`);
    const line = steps.getByRole("button", { name: "Copy the line for the secret" });
    expect(await copied(page, line)).toBe("ALLO_WEBHOOK_SECRET=whsec_…");
    await page
      .getByRole("button", { name: /^Send a test event/ })
      .last()
      .click();
    await expect(page.getByRole("dialog", { name: "Pick a topic for the test event" })).toBeVisible();
    await expectSound(page);
  });

  test("every test event appears at once", { tag: "@any-width" }, async ({ page, emptyInbox }) => {
    test.slow();
    await visit(page, `${emptyInbox.url}/deliveries`);
    const { testTopics } = setupSchema.parse((await emptyInbox.asks("/api/v1/setup")).json);
    expect(testTopics.length).toBeGreaterThanOrEqual(10);
    for (const [index, topic] of testTopics.entries()) {
      await page
        .getByRole("button", { name: /^Send a test event/ })
        .last()
        .click();
      const panel = page.getByRole("dialog", { name: "Pick a topic for the test event" });
      await panel.getByRole("button", { name: topic, exact: true }).click();
      await expect(rows(page).first()).toContainText(topic, { timeout: 3_000 });
      await expect(rows(page)).toHaveCount(index + 1);
    }
    await page.getByRole("button", { name: "Open", exact: true }).first().click();
    await expect(page).toHaveURL(new RegExp(`/deliveries/${testTopics.length}$`));
  });
});

test.describe("with a public address", () => {
  test.use({ settings: { BASE_URL: "https://inbox.example.com" } });

  test("the webhook URL is the public one, the second step is done, and the first delivery takes their place", {
    tag: "@any-width",
  }, async ({ page, emptyInbox }) => {
    await visit(page, `${emptyInbox.url}/deliveries`);
    await expect(page.getByRole("heading", { name: "The signing secret is set" })).toBeVisible();
    await expect(page.getByText("Known as main")).toBeVisible();
    await expect(page.getByText("Allo’s signing secret is not set")).toBeHidden();
    const url = page.getByRole("button", { name: "Copy the webhook URL" }).last();
    expect(await copied(page, url)).toBe("https://inbox.example.com/api/allo");

    await emptyInbox.receives(message({ from: "The Very First" }));
    await expect(rows(page).first()).toContainText("The Very First");
    await expect(page.getByText("Three steps to the first delivery")).toBeHidden();
    await expect(page.getByRole("textbox", { name: "Search deliveries" })).toBeVisible();
  });
});

test("the other pages have words for nothing", async ({ page, emptyInbox }) => {
  await visit(page, `${emptyInbox.url}/rejections`);
  await expect(page.getByText("Nothing was refused")).toBeVisible();
  await expectSound(page);
  await visit(page, `${emptyInbox.url}/overview`);
  await expect(page.getByText("Nothing to count yet")).toBeVisible();
  await expectSound(page);
  await page.getByRole("link", { name: "Receive the first delivery" }).click();
  await expect(page.getByText("Three steps to the first delivery")).toBeVisible();
});
