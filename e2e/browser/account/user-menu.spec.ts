import { expect, test } from "#e2e/browser/account/account-test.ts";
import { expectLive, visit } from "#e2e/browser/list-page.ts";
import { expectSound } from "#e2e/harness/sound.ts";

test("the menu tells who is signed in and leads to the account", async ({ page, enter }) => {
  const person = await enter("member");
  await visit(page, "/deliveries");
  await page.getByRole("button", { name: /^You: The member ?, ?Member$/ }).click();
  const menu = page.getByRole("dialog", { name: "You" });
  await expect(menu).toContainText(person.email);
  await expect(menu).toBeInViewport({ ratio: 1 });
  await expectSound(page);
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await page.getByRole("button", { name: /^You: / }).click();
  await menu.getByRole("link", { name: "Account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  await expect(page).toHaveTitle("Account · Allo Inbox");
  await expect(menu).toBeHidden();
});

test("signing out leads to the sign-in page, in every tab, and back shows nothing of before", {
  tag: "@any-width",
}, async ({ page, context, enter, complaints }) => {
  complaints.expect(/401/);
  await enter("viewer");
  await visit(page, "/deliveries");
  await expect(page.getByText("Camille Rousset").first()).toBeVisible();
  await visit(page, "/account");
  const other = await context.newPage();
  await visit(other, "/overview");
  await page.getByRole("button", { name: /^You: / }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(other).toHaveURL(/\/sign-in\?then=%2Foverview$/);
  // Not even for a moment: it is the server that is asked, and not what the browser kept.
  const asked = page.waitForResponse((response) => new URL(response.url()).pathname === "/deliveries");
  await page.goBack();
  expect((await asked).status()).toBe(307);
  await expect(page).toHaveURL(/\/sign-in\?then=%2Fdeliveries$/);
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await expect(page.getByText("Camille Rousset")).toHaveCount(0);
});

test("who could not be signed out is told so, and stays", { tag: "@any-width" }, async ({
  page,
  enter,
  complaints,
}) => {
  complaints.expect(/sign-out|ERR_FAILED/);
  await enter("viewer");
  await visit(page, "/overview");
  await page.route("**/api/sign-out", (route) => route.abort());
  await page.getByRole("button", { name: /^You: / }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("You are still signed in")).toBeVisible();
  await expectLive(page);
});
