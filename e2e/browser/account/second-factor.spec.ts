import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "#e2e/browser/account/account-test.ts";
import { visit } from "#e2e/browser/list-page.ts";
import { codeOf, wrongCodeOf } from "#e2e/harness/authenticator.ts";
import { expectSound } from "#e2e/harness/sound.ts";
import type { Credentials } from "#e2e/harness/visitors.ts";

function section(page: Page) {
  return page.getByRole("region", { name: "Second factor" });
}

/** Goes as far as the page shows the secret; gives it. */
async function scan(page: Page, person: Credentials): Promise<string> {
  await visit(page, "/account");
  await section(page).getByRole("button", { name: "Turn on" }).click();
  await section(page).getByLabel("Password").fill(person.password);
  await page.keyboard.press("Enter");
  await expect(section(page).getByRole("img", { name: "QR code for an authenticator app" })).toBeVisible();
  return (await section(page).locator("code").textContent())?.replaceAll(" ", "") ?? "";
}

/** Signs in anew, on a browser that has forgotten everything. */
async function signInAs(page: Page, person: Credentials): Promise<void> {
  await page.goto("about:blank");
  await page.context().clearCookies();
  await page.goto("/sign-in?then=%2Faccount");
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Second factor" })).toBeVisible();
}

test("it is turned on with an app, and asked for from then on", { tag: "@any-width" }, async ({
  page,
  enter,
  complaints,
}) => {
  test.slow();
  complaints.expect(/400|401/);
  const person = await enter("member");
  const secret = await scan(page, person);
  expect(secret).toMatch(/^[A-Z2-7]{32,}$/);
  await expectSound(page);
  const code = section(page).getByLabel("Code that the app shows now");
  await expect(code).toBeFocused();
  await code.fill(wrongCodeOf(secret));
  await page.keyboard.press("Enter");
  await expect(section(page).getByRole("alert")).toContainText("does not fit");

  await code.fill(codeOf(secret, -1));
  await page.keyboard.press("Enter");
  const codes = section(page).getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  await expectSound(page);
  const shown = await codes.allTextContents();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    section(page).getByRole("button", { name: "Download" }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toBe(`${shown.join("\n")}\n`);
  await section(page).getByRole("button", { name: "I have kept them" }).click();
  await expect(section(page)).toContainText("10 recovery codes are left.");
  await expect(page.getByText(shown[0] ?? "?")).toHaveCount(0);
  await expectSound(page);

  await signInAs(page, person);
  await page.getByLabel("Code").fill(wrongCodeOf(secret));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "does not fit" })).toBeVisible();
  await expectSound(page);
  await page.getByLabel("Code").fill(codeOf(secret));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();

  await signInAs(page, person);
  await page.getByLabel("Code").fill(shown[0] ?? "");
  await page.keyboard.press("Enter");
  await expect(section(page)).toContainText("9 recovery codes are left.");
});

test("new recovery codes are made, and it is turned off again, with the password", { tag: "@any-width" }, async ({
  page,
  enter,
  complaints,
}) => {
  test.slow();
  complaints.expect(/400/);
  const person = await enter("viewer");
  const secret = await scan(page, person);
  await section(page).getByLabel("Code that the app shows now").fill(codeOf(secret));
  await page.keyboard.press("Enter");
  const codes = section(page).getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const [first = "?"] = await codes.allTextContents();
  await section(page).getByRole("button", { name: "I have kept them" }).click();

  await section(page).getByRole("button", { name: "New recovery codes" }).click();
  await section(page).getByLabel("Password").fill("not-my-password");
  await page.keyboard.press("Enter");
  await expect(section(page).getByRole("alert")).toContainText("not your present password");
  await section(page).getByLabel("Password").fill(person.password);
  await page.keyboard.press("Enter");
  await expect(codes).toHaveCount(10);
  await expect(section(page).getByText(first)).toHaveCount(0);
  await section(page).getByRole("button", { name: "I have kept them" }).click();

  await section(page).getByRole("button", { name: "Turn off" }).click();
  await expect(section(page).getByLabel("Password")).toBeFocused();
  await section(page).getByLabel("Password").fill(person.password);
  await section(page).getByRole("button", { name: "Turn off" }).click();
  await expect(section(page).getByRole("button", { name: "Turn on" })).toBeVisible();
  await expectSound(page);
});

test("who gives up half-way has no second factor", { tag: "@any-width" }, async ({ page, enter }) => {
  const person = await enter("viewer");
  await scan(page, person);
  await section(page).getByRole("button", { name: "Cancel" }).click();
  await expect(section(page)).toContainText("Off");
  await page.reload();
  await expect(section(page)).toContainText("Off");
});
