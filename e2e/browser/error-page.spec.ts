import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { rows, visit } from "#e2e/browser/list-page.ts";
import { message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

test("a page that the server cannot make says so, and comes back once it can", { tag: "@any-width" }, async ({
  page,
  emptyInbox,
  complaints,
}) => {
  complaints.expect(/500|React error #441|favicon/);
  await emptyInbox.receives(message());
  rename(emptyInbox.dataDir, "readings", "readings_gone");
  const response = await page.goto(`${emptyInbox.url}/deliveries`);
  expect(response?.status()).toBe(500);
  await expect(page.getByRole("heading", { level: 1, name: "This page could not be shown" })).toBeVisible();
  await expect(page.getByText("Deliveries go on being received and kept.")).toBeVisible();
  await expectSound(page);
  rename(emptyInbox.dataDir, "readings_gone", "readings");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(rows(page).first()).toBeVisible();
});

test("a part that cannot be fetched comes by itself once it can", { tag: "@any-width" }, async ({
  page,
  busyInbox,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED/);
  await visit(page, `${busyInbox.url}/deliveries`);
  let refused = 0;
  const parts = /\/_next\/static\/chunks\//;
  await page.route(parts, async (route) => {
    refused += 1;
    await route.abort();
  });
  await rows(page).getByRole("link").first().click();
  await expect.poll(() => refused).toBeGreaterThan(2);
  await page.unroute(parts);
  await expect(page.getByRole("tab", { name: "Payload" })).toBeVisible();
});

/** Breaks the database under the running server, or mends it. */
function rename(dataDir: string, from: string, to: string): void {
  // The server may be writing just then.
  const database = new DatabaseSync(join(dataDir, "inbox.db"), { timeout: 10_000 });
  database.exec(`ALTER TABLE ${from} RENAME TO ${to}`);
  database.close();
}
