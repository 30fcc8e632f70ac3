import { visit } from "#e2e/browser/list-page.ts";
import { call, eventBody, ring } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

const HOUR = 3_600_000;

test("what is missing appears, ticks itself off while one looks, and can be dismissed", { tag: "@any-width" }, async ({
  page,
  emptyInbox,
}) => {
  const rungAt = new Date(Date.now() - 3 * HOUR);
  await visit(page, `${emptyInbox.url}/health/missing`);
  await expect(page.getByText("Nothing is missing")).toBeVisible();
  const tagged = { call_id: "cll_unknown", tag_key: "vip", tag_name: "<b>VIP</b>", user_email: null };
  await emptyInbox.receives(ring({ happenedAt: rungAt }));
  await emptyInbox.receives(eventBody("tag.added", tagged, new Date(Date.now() - 2 * HOUR)));
  const missing = page.getByRole("list", { name: /^Missing/ }).getByRole("listitem");
  await expect(missing).toHaveCount(2);
  await expect(missing.filter({ hasText: "Ring without end" })).toContainText(/6 39 98 01 42 called .*nothing tells/);
  await expect(missing.filter({ hasText: "Unknown call" })).toContainText(
    "tagged “<b>VIP</b>”, but no call cll_unknown",
  );
  await expect(page.getByRole("region", { name: "Recover since" })).toContainText(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/);
  await expectSound(page);
  const tabs = page.getByRole("navigation", { name: "Health" });
  await tabs.getByRole("link", { name: "Now" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Not all is well" })).toBeVisible();
  await page.getByRole("link", { name: "2 events are missing" }).click();

  await emptyInbox.receives(call({ happenedAt: rungAt }));
  const came = page.getByRole("list", { name: "Came after all" }).getByRole("listitem");
  await expect(came).toContainText(/Ring without end.*Came, 3 h .*late/);
  await expect(missing).toHaveCount(1);
  await page.getByRole("button", { name: /^Not missing: a call that was tagged/ }).click();
  await expect(page.getByText("Nothing is missing")).toBeVisible();
  await expect(page.getByRole("list", { name: "Dismissed" })).toContainText(
    /cll_unknown.*Dismissed by ada@example\.com/,
  );
});
