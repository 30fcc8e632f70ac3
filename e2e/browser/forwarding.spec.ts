import type { Locator, Page } from "@playwright/test";
import { visit } from "#e2e/browser/list-page.ts";
import { message } from "#e2e/harness/events.ts";
import { test as base, expect } from "#e2e/harness/fixtures.ts";
import { type Receiver, startReceiver } from "#e2e/harness/receiver.ts";
import { expectSound } from "#e2e/harness/sound.ts";

const test = base.extend<{ receiver: Receiver }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern
  receiver: async ({}, use) => {
    const receiver = await startReceiver();
    await use(receiver);
    receiver.close();
  },
});

test.use({ settings: { OUTBOUND_ALLOW: "127.0.0.1/32" } });

function pane(page: Page): Locator {
  return page.getByRole("region", { name: "Endpoint", exact: true });
}

async function makeEndpoint(page: Page, url: string, name: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "New endpoint" });
  await dialog.getByLabel("Address").fill(url);
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByRole("button", { name: "Make the endpoint" }).click();
  await expect(pane(page).getByRole("heading", { level: 1, name })).toBeVisible();
}

test("the first endpoint is made, tested, and takes what comes", async ({ page, emptyInbox, receiver }) => {
  test.slow();
  await visit(page, `${emptyInbox.url}/forwarding`);
  await expectSound(page);
  await page.getByRole("button", { name: "Make the first endpoint" }).click();
  const dialog = page.getByRole("dialog", { name: "New endpoint" });
  await dialog.getByLabel("Only these").check();
  await dialog.getByLabel("Address").fill(receiver.url);
  await dialog.getByRole("button", { name: "Make the endpoint" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Choose at least one topic, or all of them.");
  await dialog.getByLabel("sms.received").check();
  await dialog.getByRole("button", { name: "Add a header" }).click();
  await dialog.getByLabel("Name of header 1").fill("x-team");
  await dialog.getByLabel("Value of header 1").fill("support");
  await expectSound(page);
  await makeEndpoint(page, receiver.url, "Our <b>CRM</b>");
  await expect(page).toHaveURL(/\/forwarding\/1$/);
  await expect(pane(page).getByText("Nothing was owed to it yet")).toBeVisible();

  await pane(page).getByRole("tab", { name: "Test" }).click();
  await expect(pane(page).getByLabel("Topic")).toHaveValue("sms.received");
  await pane(page).getByRole("button", { name: "Send the test" }).click();
  await expect(pane(page).getByText(/^Taken: 200 in /)).toBeVisible();
  await expect(pane(page).getByRole("region", { name: "Answer" })).toHaveText("answered with 200");
  expect(receiver.received[0]?.headers["x-team"]).toBe("support");
  await expectSound(page);

  await pane(page).getByRole("tab", { name: "Set-up" }).click();
  await expect(pane(page).getByText(/^whsec_[\w+/]{20}/)).toHaveCount(0);
  await pane(page).getByRole("button", { name: "Show", exact: true }).click();
  const secret =
    (await pane(page)
      .getByText(/^whsec_[\w+/]{20}/)
      .textContent()) ?? "";
  await pane(page).getByRole("button", { name: "New secret…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "New secret" }).click();
  await expect(pane(page).getByText(/signs too; that ends in/)).toBeVisible();
  await expect(pane(page).getByText(secret)).toHaveCount(0);
  await expectSound(page);

  await pane(page).getByRole("tab", { name: "Forwards" }).click();
  await emptyInbox.receives(message({ from: "<i>Sent</i> on" }));
  const row = pane(page).getByRole("listitem").filter({ hasText: "<i>Sent</i> on" });
  await expect(row).toContainText("Delivered");
  await expectSound(page);
  await page.keyboard.press("j");
  await expect(row.getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(pane(page).getByText(/^Taken 200 in /)).toBeVisible();
  await expectSound(page);
  await page.keyboard.press("Escape");
  await expect(row.getByRole("link")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`${emptyInbox.url}/forwarding`);
});

test("what an endpoint missed while it was off is counted, sent, and seen on the delivery", {
  tag: "@any-width",
}, async ({ page, emptyInbox, receiver }) => {
  test.slow();
  await visit(page, `${emptyInbox.url}/forwarding?new=true`);
  await makeEndpoint(page, receiver.url, "Our CRM");
  receiver.answers(410);
  await emptyInbox.receives(message({ from: "Refused" }));
  await expect(pane(page).getByText(/^Off for .*410 Gone/)).toBeVisible();
  const missed = await emptyInbox.receives(message({ from: "Missed" }));
  await expectSound(page);
  receiver.answers(200);
  // The page hears of a change before the one who made it has the answer: what follows must follow all the same.
  await page.route("**/api/v1/endpoints/*", async (route) => {
    const answer = await route.fetch();
    await expect(pane(page).getByText(/^Off for/)).toHaveCount(0);
    await route.fulfill({ response: answer });
  });
  await pane(page).getByRole("button", { name: "Turn on" }).click();
  await expect(pane(page).getByLabel("What it never got")).toBeChecked();
  await pane(page).getByRole("button", { name: "Count them" }).click();
  const asking = page.getByRole("alertdialog", { name: "Send 1 delivery again?" });
  await expectSound(page);
  await asking.getByRole("button", { name: "Send 1" }).click();
  await expect(pane(page).getByText("1 of 1 queued")).toBeVisible();

  await visit(page, `${emptyInbox.url}/deliveries/${missed}`);
  await page.getByRole("tab", { name: "Forwards" }).click();
  const entries = page.getByRole("list", { name: "Forwards of this delivery" }).getByRole("listitem");
  await expect(entries).toHaveText([/Our CRM.*Recovered.*Delivered/]);
  await page.getByRole("button", { name: "Replay to…" }).click();
  const replay = page.getByRole("dialog", { name: "Replay" });
  await replay.getByLabel(/^From here onward/).check();
  await expect(replay.getByRole("button", { name: "Replay 1" })).toBeVisible();
  await replay.getByLabel(/^Only this delivery/).check();
  await expectSound(page);
  await replay.getByRole("button", { name: "Replay" }).click();
  await expect(entries.filter({ hasText: "Replay" })).toContainText("Delivered");
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("button", { name: "Replay from here onward…" }).click();
  await replay.getByRole("button", { name: "Replay 1" }).click();
  await expect(entries).toHaveCount(3);
});

test("a failing endpoint says so, is retried, paused, changed, turned off and removed", { tag: "@any-width" }, async ({
  page,
  emptyInbox,
  receiver,
}) => {
  test.slow();
  receiver.answers(500);
  await visit(page, `${emptyInbox.url}/forwarding?new=true`);
  await makeEndpoint(page, receiver.url, "Our CRM");
  await emptyInbox.receives(message({ from: "Held up" }));
  await expect(pane(page).getByText(/^Failing for .* in a row$/)).toBeVisible();
  await pane(page)
    .getByRole("button", { name: /^Waiting/ })
    .click();
  await expect(page).toHaveURL(/[?&]state=pending/);
  await pane(page)
    .getByRole("link", { name: /Held up/ })
    .click();
  await expect(pane(page).getByRole("region", { name: "Answer" }).first()).toHaveText("answered with 500");
  await pane(page).getByRole("button", { name: "Try now" }).click();
  await expect(pane(page).getByRole("region", { name: "Answer" })).toHaveCount(2);
  await page.keyboard.press("Escape");
  receiver.answers(200);
  const row = pane(page).getByRole("listitem").filter({ hasText: "Held up" });
  await row.getByRole("button", { name: "Try now" }).click();
  await expect(pane(page).getByText("None is waiting")).toBeVisible();
  await pane(page)
    .getByRole("button", { name: /^Waiting/ })
    .click();
  await row.getByRole("button", { name: "More for this forward" }).click();
  await page.getByRole("button", { name: "Replay from here onward…" }).click();
  await page.getByRole("dialog", { name: "Replay" }).getByRole("button", { name: "Replay 1" }).click();
  await expect(row).toHaveCount(2);

  await pane(page).getByRole("button", { name: "Pause" }).click();
  await expect(pane(page).getByText("Paused: deliveries queue up, and none is lost")).toBeVisible();
  await pane(page).getByRole("tab", { name: "Send again" }).click();
  await pane(page).getByLabel("What failed").check();
  await pane(page).getByRole("button", { name: "Count them" }).click();
  await expect(pane(page).getByText("None is to be sent.")).toBeVisible();
  await pane(page).getByLabel("Everything").check();
  await pane(page).getByRole("button", { name: "Count them" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Send 1" }).click();
  await expect(pane(page).getByText("1 of 1 queued, 1 not sent yet")).toBeVisible();
  await pane(page).getByRole("button", { name: "Stop" }).click();
  await expect(pane(page).getByText("Stopped", { exact: true })).toBeVisible();
  await pane(page).getByRole("button", { name: "Resume" }).first().click();
  await expect(pane(page).getByText("Paused: deliveries queue up, and none is lost")).toBeHidden();
  await pane(page).getByRole("button", { name: "Edit" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit Our CRM" });
  await dialog.getByLabel("Name", { exact: true }).fill("Accounting");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(pane(page).getByRole("heading", { level: 1, name: "Accounting" })).toBeVisible();
  await pane(page).getByRole("button", { name: "More actions" }).click();
  await page.getByRole("button", { name: "Turn off" }).click();
  await expect(pane(page).getByText(/^Off for .*: Turned off by ada@example\.com\.$/)).toBeVisible();

  await pane(page).getByRole("button", { name: "More actions" }).click();
  await page.getByRole("button", { name: "Remove…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Nothing is sent on yet")).toBeVisible();
});
