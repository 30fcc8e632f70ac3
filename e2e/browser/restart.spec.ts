import { expectLive, liveLight, row, rows, visit } from "#e2e/browser/list-page.ts";
import { message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

for (const { how, end } of [
  { how: "stopped in order", end: "stops" },
  { how: "killed", end: "dies" },
] as const) {
  test(`a page stays open while the server is ${how} and started again, and shows what comes then`, {
    tag: "@any-width",
  }, async ({ page, emptyInbox, complaints }) => {
    test.slow();
    complaints.expect(
      /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|503/,
    );
    const before = await emptyInbox.receives(message({ from: "Before The End" }));
    await visit(page, `${emptyInbox.url}/deliveries`);
    await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
    await expect(row(page, before)).toBeVisible();
    await emptyInbox[end]();
    await expect(liveLight(page)).toHaveText("Reconnecting…");
    await expectSound(page);
    await expect(row(page, before)).toBeVisible();

    await emptyInbox.startsAgain();
    const unseen = await emptyInbox.receives(message({ from: "While Nobody Heard" }));
    await expectLive(page);
    await page.getByRole("button", { name: "1 new" }).click();
    await expect(row(page, unseen)).toContainText("While Nobody Heard");
    const heard = await emptyInbox.receives(message({ from: "After The Start" }));
    await page.getByRole("button", { name: "1 new" }).click();
    await expect(row(page, heard)).toContainText("After The Start");
    await expect(rows(page)).toHaveCount(3);
    await row(page, heard).getByRole("link").click();
    await expect(page.getByRole("tab", { name: "Payload" })).toBeVisible();
    expect(await page.evaluate(() => "neverReloaded" in window)).toBe(true);
  });
}
