import { copied } from "#e2e/browser/clipboard.ts";
import { detail, visit } from "#e2e/browser/list-page.ts";
import { eventBody, message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

test("retries stand on a time line with their number and how late each came", async ({ page, busyInbox }) => {
  const id = "msg_retried";
  const body = message({ happenedAt: new Date(Date.now() - 291_000) });
  const delivery = await busyInbox.receives(body, { id, secondsOff: -290 });
  await busyInbox.receives(body, { id, secondsOff: -285 });
  await busyInbox.receives(body, { id, secondsOff: 27 });
  await visit(page, `${busyInbox.url}/deliveries/${delivery}`);
  const attempts = page.getByRole("region", { name: /^Attempts/ }).getByRole("listitem");
  await expect(attempts.nth(0)).toContainText("Stored first try");
  await expect(attempts.nth(1)).toContainText(/Repeated Allo’s try 2 of 8, [5-7] s after the first/);
  await expect(attempts.nth(2)).toContainText(
    /Repeated Allo’s try 3 of 8, 5 min (?:1[7-9]|2\d) s after the first, 1\d s late/,
  );
  await expect(attempts.nth(3)).toContainText("Try 4 of 8 would come next");
  await attempts.nth(1).getByRole("button").click();
  await expect(attempts.nth(1)).toContainText("127.0.0.1");
  await expect(attempts.nth(1)).toContainText(/[0-9a-f]{64}/);
  await expectSound(page);
});

test("a retry that comes while the delivery is open joins the time line", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  const id = "msg_retried_while_open";
  const body = message();
  const delivery = await busyInbox.receives(body, { id });
  await visit(page, `${busyInbox.url}/deliveries/${delivery}`);
  const attempts = page.getByRole("region", { name: /^Attempts/ }).getByRole("listitem");
  await expect(attempts).toHaveCount(1);
  await busyInbox.receives(body, { id });
  await expect(attempts.nth(1)).toContainText("Repeated");
  await expect(detail(page).getByText("Repeated, 2 times")).toBeVisible();
});

test("a conflict shows both bodies and what differs", async ({ page, busyInbox }) => {
  const id = "msg_in_conflict";
  const delivery = await busyInbox.receives(message({ id: "msg_conflicting", content: "the first wording" }), { id });
  await busyInbox.receives(message({ id: "msg_conflicting", content: "the second wording" }), { id });
  await visit(page, `${busyInbox.url}/deliveries/${delivery}`);
  await expect(detail(page).getByText("Conflict, 2 attempts", { exact: true })).toBeVisible();
  await page.getByRole("tab", { name: "Difference" }).click();
  const difference = page.getByRole("region", { name: "Difference between the bodies" });
  await expect(difference).toContainText('only in the first: "content": "the first wording"');
  await expect(difference).toContainText('only in the other: "content": "the second wording"');
  await expectSound(page);
  await difference
    .getByRole("button", { name: /^Show \d+ unchanged line/ })
    .first()
    .click();
  await expect(difference).toContainText("Camille Rousset");
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the other body" }).click();
  expect((await coming).suggestedFilename()).toMatch(new RegExp(`^delivery-${delivery}-attempt-\\d+\\.json$`));
});

test("a lookalike leads to the one it resembles", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  const body = message({ id: "msg_seen_twice", content: "Deja vu" });
  const first = await busyInbox.receives(body);
  const second = await busyInbox.receives(body);
  await visit(page, `${busyInbox.url}/deliveries/${second}`);
  await expect(detail(page).getByText("Lookalike", { exact: true })).toBeVisible();
  await expectSound(page);
  await detail(page)
    .getByRole("link", { name: `Says the same as an earlier delivery, number ${first}` })
    .click();
  await expect(page).toHaveURL(`${busyInbox.url}/deliveries/${first}`);
  await expect(detail(page).getByText("Lookalike", { exact: true })).toBeHidden();
});

test("a problem names each path that does not fit", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  const id = await busyInbox.receives(
    eventBody("sms.received", { id: 12, direction: "SIDEWAYS", content: { text: 1 } }),
  );
  await visit(page, `${busyInbox.url}/deliveries/${id}`);
  for (const path of ["data.id", "data.content"]) {
    await expect(detail(page).locator("code", { hasText: new RegExp(`^${path}$`) })).toBeVisible();
  }
  await expect(detail(page).getByText("It is kept byte for byte")).toBeVisible();
  await expectSound(page);
});

test("a body that is not JSON shows where reading stopped", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  const id = await busyInbox.receives('{"topic":"call.completed",\n  "data": oops}');
  await visit(page, `${busyInbox.url}/deliveries/${id}`);
  await expect(page.getByText("There is no tree to show")).toBeVisible();
  await page.getByRole("tab", { name: "Raw body" }).click();
  await expect(page.getByText("Not JSON: line 2, column 11")).toBeVisible();
  await expect(page.locator("mark").first()).toHaveText("o");
  expect(await copied(page, page.getByRole("button", { name: "Copy the whole body" }))).toContain("oops");
  await expectSound(page);
});
