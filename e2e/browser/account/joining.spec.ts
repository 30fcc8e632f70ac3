import type { Page } from "@playwright/test";
import { expectLive } from "#e2e/browser/list-page.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { startServer } from "#e2e/harness/server.ts";
import { expectSound } from "#e2e/harness/sound.ts";
import { invite } from "#e2e/harness/visitors.ts";

const PASSWORD = "heron lamp gravel tuba";

async function fillIn(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text);
}

test("the link in the log makes the first administrator, once", { tag: "@any-width" }, async ({ page, complaints }) => {
  complaints.expect(/410/);
  const server = await startServer({ env: { ADMIN_EMAIL: "", ADMIN_PASSWORD: "" } });
  try {
    const link = /http\S+\/welcome#\S+/.exec(server.output())?.[0] ?? "";
    await page.goto(server.url);
    await expect(page.getByRole("heading", { level: 1, name: "Set up the inbox first" })).toBeVisible();
    await expectSound(page);

    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1, name: "Set up the inbox" })).toBeVisible();
    await expectSound(page);
    await fillIn(page, { Name: "Ada Quill", "E-mail": "ada@example.com", Password: PASSWORD });
    await page.getByRole("button", { name: "Set up" }).click();
    await expect(page).toHaveURL(`${server.url}/deliveries`);
    await expectLive(page);

    await page.goto("about:blank");
    await page.context().clearCookies();
    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1, name: "This link does not work" })).toBeVisible();
  } finally {
    await page.close();
    await server.stop();
  }
});

test("who is invited chooses a password and is in, and signs in with it from then on", { tag: "@any-width" }, async ({
  page,
  emptyInbox,
  complaints,
}) => {
  complaints.expect(/40[01]|422/);
  await page.context().clearCookies();
  await page.goto(`${emptyInbox.url}/welcome#${await invite(emptyInbox, "member", "joan@example.com")}`);
  await expect(page.getByRole("heading", { level: 1, name: "Welcome" })).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("joan@example.com");
  await fillIn(page, { Name: "Joan of Kent", Password: "password1234" });
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByText("The password is one that many people use")).toBeVisible();
  await expectSound(page);
  await fillIn(page, { Password: PASSWORD });
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${emptyInbox.url}/deliveries`);
  await expectLive(page);

  await page.goto("about:blank");
  await page.context().clearCookies();
  await page.goto(`${emptyInbox.url}/sign-in`);
  await fillIn(page, { "E-mail": "joan@example.com", Password: `${PASSWORD}!` });
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("This e-mail and password do not belong together.")).toBeVisible();
  await fillIn(page, { Password: PASSWORD });
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${emptyInbox.url}/deliveries`);
  await expectLive(page);
});
