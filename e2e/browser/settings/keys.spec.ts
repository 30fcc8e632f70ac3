import { copied } from "#e2e/browser/clipboard.ts";
import { visit } from "#e2e/browser/list-page.ts";
import { ask } from "#e2e/harness/ask.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

test("a key is made, tried with the line that is shown, and revoked", async ({ page, emptyInbox, context }) => {
  test.slow();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await visit(page, `${emptyInbox.url}/settings/keys`);
  await page.getByLabel("What it is for").fill("nightly export");
  await page.getByLabel("Works").selectOption("90 days");
  await page.getByRole("button", { name: "Make a key" }).click();
  const shown = page.getByRole("region", { name: "The key nightly export" });
  await expect(shown).toBeFocused();
  const key = await copied(page, shown.getByRole("button", { name: "Copy the key" }));
  const curl = await copied(page, shown.getByRole("button", { name: "Copy the curl command" }));
  expect(curl).toBe(`curl -H "Authorization: Bearer ${key}" ${emptyInbox.url}/api/v1/deliveries`);
  const headers = { authorization: `Bearer ${key}` };
  expect((await ask(emptyInbox.url, "/api/v1/deliveries", { headers })).status).toBe(200);
  await expectSound(page);
  await page.reload();
  const list = page.getByRole("list", { name: "API keys" });
  await expect(list).toContainText(`${key.slice(0, 10)}…`);
  await expect(list).toContainText(/Used (?:now|\d+ s ago)/);
  await expect(list).toContainText(/Until \d+ \w+ \d{4}/);
  await expect(page.getByText(key)).toHaveCount(0);
  await list.getByRole("button", { name: "Revoke the key nightly export" }).click();
  const question = page.getByRole("alertdialog", { name: "Revoke the key nightly export?" });
  await question.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("No keys yet")).toBeVisible();
  expect((await ask(emptyInbox.url, "/api/v1/deliveries", { headers })).status).toBe(401);
});

test("what the server refuses is said beside the form", { tag: "@any-width" }, async ({
  page,
  emptyInbox,
  complaints,
}) => {
  complaints.expect(/400/);
  await visit(page, `${emptyInbox.url}/settings/keys`);
  await expect(page.getByText("No keys yet")).toBeVisible();
  await expectSound(page);
  await page.getByLabel("What it is for").fill("   ");
  await page.getByRole("button", { name: "Make a key" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "name must say what the key is for." })).toBeVisible();
});
