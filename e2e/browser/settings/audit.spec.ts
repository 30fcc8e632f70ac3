import { readFile } from "node:fs/promises";
import { visit } from "#e2e/browser/list-page.ts";
import { ask, askApi } from "#e2e/harness/ask.ts";
import { message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";
import { ADMINISTRATOR, post } from "#e2e/harness/visitors.ts";

test("what was done reads as sentences, and looking at a payload is one of them", async ({ page, emptyInbox }) => {
  const id = await emptyInbox.receives(message({ from: "Camille" }));
  await visit(page, `${emptyInbox.url}/deliveries/${id}`);
  await expect(page.getByRole("tabpanel", { name: "Payload" })).toContainText("Camille");
  await page.goto(`${emptyInbox.url}/settings/audit`);
  const log = page.getByRole("list", { name: "Audit log" });
  await expect(log.getByRole("listitem").first()).toContainText(
    `${ADMINISTRATOR.email} opened delivery ${id} with its payload`,
  );
  await expect(log).toContainText(`${ADMINISTRATOR.email} signed in`);
  await expect(log).toContainText("127.0.0.1");
  await expectSound(page);
});

test("filters stand in the URL, are undone with Back and narrow the export", { tag: "@any-width" }, async ({
  page,
  emptyInbox,
}) => {
  await post(emptyInbox.url, "/api/sign-in", { email: "=1+1@example.com", password: "no such password" });
  await visit(page, `${emptyInbox.url}/settings/audit`);
  const rows = page.getByRole("list", { name: "Audit log" }).getByRole("listitem");
  await expect(rows).toHaveCount(3);
  await page.getByLabel("What", { exact: true }).selectOption("Signing in: all");
  await expect(page).toHaveURL(/\?what=sign-in$/);
  await expect(rows).toHaveCount(2);
  await page.getByLabel("Who", { exact: true }).selectOption("nobody");
  await expect(rows).toHaveText([/Somebody failed to sign in as =1\+1@example.com/]);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("audit.csv");
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(",'=1+1@example.com,");
  await page.goBack();
  await expect(rows).toHaveCount(2);
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page).toHaveURL(`${emptyInbox.url}/settings/audit`);
});

test("filters that fit nothing say so, and older entries come on the way down", { tag: "@any-width" }, async ({
  page,
  emptyInbox,
}) => {
  const invitation = (i: number) => JSON.stringify({ email: `guest${i}@example.com`, role: "viewer" });
  for (let i = 0; i < 55; i++) {
    const made = await askApi(emptyInbox.url, "/api/v1/invitations", { method: "POST", body: invitation(i) });
    expect(made.status).toBe(201);
  }
  await visit(page, `${emptyInbox.url}/settings/audit`);
  const rows = page.getByRole("list", { name: "Audit log" }).getByRole("listitem");
  await expect(rows.first()).toContainText("guest54@example.com");
  expect(await rows.count()).toBeLessThan(50);
  await expect(async () => {
    await rows.last().scrollIntoViewIfNeeded({ timeout: 500 });
    await expect(page.locator("[aria-posinset='57'][aria-setsize='57']")).toBeInViewport({ timeout: 500 });
  }).toPass();
  await page.goto(`${emptyInbox.url}/settings/audit?what=keys`);
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expect(rows.first()).toContainText("guest54@example.com");
  expect((await ask(emptyInbox.url, "/settings/audit")).status).toBe(307);
});
