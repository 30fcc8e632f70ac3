import { visit } from "#e2e/browser/list-page.ts";
import { withKey } from "#e2e/harness/ask.ts";
import { message } from "#e2e/harness/events.ts";
import { test as base, expect } from "#e2e/harness/fixtures.ts";
import { type Receiver, startReceiver } from "#e2e/harness/receiver.ts";
import { expectSound } from "#e2e/harness/sound.ts";

const HOUR = 3_600_000;

const test = base.extend<{ receiver: Receiver }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern
  receiver: async ({}, use) => {
    const receiver = await startReceiver();
    await use(receiver);
    receiver.close();
  },
});

test.use({ settings: { OUTBOUND_ALLOW: "127.0.0.1/32" } });

test("a channel is added, tested, and told what begins to go wrong", async ({ page, emptyInbox, receiver }) => {
  test.slow();
  await emptyInbox.receives(message({ from: "Hidden", happenedAt: new Date(Date.now() - 3 * HOUR) }));
  await visit(page, `${emptyInbox.url}/settings/alerts`);
  await expect(page.getByText("Nobody is told yet")).toBeVisible();
  await page.getByRole("button", { name: "Add a channel" }).click();
  const dialog = page.getByRole("dialog", { name: "New channel" });
  await dialog.getByLabel("E-mail").check();
  await expect(dialog.getByText("No mail server is set")).toBeVisible();
  await dialog.getByLabel("Slack or alike").check();
  await dialog.getByLabel("Address of the webhook").fill(receiver.url);
  await dialog.getByLabel("Name", { exact: true }).fill("<b>Team</b>");
  await dialog.getByRole("button", { name: "Add the channel" }).click();

  const channels = page.getByRole("list", { name: "Channels" });
  receiver.answers(404);
  await channels.getByRole("button", { name: "Send a test to <b>Team</b>" }).click();
  await expect(channels.getByText("The test was not taken")).toBeVisible();
  await expect(channels.getByRole("region", { name: "Answer" })).toHaveText("answered with 404");
  receiver.answers(200);
  await channels.getByRole("button", { name: "Send a test to <b>Team</b>" }).click();
  await expect(channels.getByText("The test was taken")).toBeVisible();
  await channels.getByRole("button", { name: "Hide the test" }).click();

  const watched = page.getByRole("list", { name: "What is watched" });
  await watched.getByRole("button", { name: "Edit: Somebody waits for a call back" }).click();
  const rule = page.getByRole("dialog", { name: "Somebody waits for a call back" });
  await rule.getByLabel("From how many (hours)").fill("2");
  await rule.getByLabel("Only these").check();
  await rule.getByLabel("<b>Team</b>").check();
  await rule.getByRole("button", { name: "Save" }).click();
  await expect(watched.getByText("From 2 hours, to <b>Team</b>")).toBeVisible();
  const text = "1 person waits for a call back for over 2 hours, the longest for 3 hours.";
  expect((await receiver.until(3)).at(-1)?.body).toContain(text);
  await page.reload();
  await expect(watched.getByText(text)).toBeVisible();
  await expect(page.getByRole("list", { name: "Messages" }).first()).toContainText("<b>Team</b>");
  await expectSound(page);

  // Not uncheck(), which wants the state at once: React draws it a moment later.
  const disk = watched.getByRole("checkbox", { name: "The disk is nearly full" });
  await disk.click();
  await expect(disk).not.toBeChecked();
  await expect(watched.getByText("Off", { exact: true })).toBeVisible();
  await channels.getByRole("button", { name: "What to do with <b>Team</b>" }).click();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const editing = page.getByRole("dialog", { name: "Edit <b>Team</b>" });
  await editing.getByLabel("Name", { exact: true }).fill("Night shift");
  await editing.getByRole("button", { name: "Save" }).click();
  await channels.getByRole("button", { name: "What to do with Night shift" }).click();
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Nobody is told yet")).toBeVisible();
});

test.describe("with a mail server", () => {
  const ALERT_FROM = "inbox@example.com";
  test.use({ settings: { OUTBOUND_ALLOW: "127.0.0.1/32", SMTP_URL: "smtp://127.0.0.1:9", ALERT_FROM } });

  test("people are told by mail, programs at an endpoint, and again each day where that is wished", {
    tag: "@any-width",
  }, async ({ page, emptyInbox, receiver }) => {
    const { url } = emptyInbox;
    const data = { url: receiver.url, description: "Our CRM" };
    const made = await page.request.post(`${url}/api/v1/endpoints`, { headers: withKey, data });
    expect(made.status()).toBe(201);
    await visit(page, `${url}/settings/alerts`);
    const dialog = page.getByRole("dialog", { name: "New channel" });
    const channels = page.getByRole("list", { name: "Channels" }).getByRole("listitem");
    await page.getByRole("button", { name: "Add a channel" }).click();
    await dialog.getByLabel("E-mail").check();
    await dialog.getByLabel("Addresses").fill("ops@example.com, boss@example.com");
    await expect(dialog.getByText(`The mails come from ${ALERT_FROM}.`)).toBeVisible();
    await expectSound(page);
    await dialog.getByRole("button", { name: "Add the channel" }).click();
    await expect(channels).toHaveText(/ops@example\.com, boss@example\.com/);
    await channels.getByRole("button", { name: /^Send a test to ops@/ }).click();
    await expect(channels.getByText("The test was not taken")).toBeVisible();

    await page.getByRole("button", { name: "Add a channel" }).click();
    await dialog.getByLabel("Endpoint", { exact: true }).first().check();
    await dialog.getByRole("combobox", { name: "Endpoint" }).selectOption("Our CRM");
    await expectSound(page);
    await dialog.getByRole("button", { name: "Add the channel" }).click();
    await page.getByRole("button", { name: "Send a test to Our CRM" }).click();
    await expect(channels.getByText("The test was taken")).toBeVisible();
    expect(JSON.parse((await receiver.until(1))[0]?.body ?? "").type).toBe("alert.test");

    const watched = page.getByRole("list", { name: "What is watched" });
    await watched.getByRole("button", { name: "Edit: The disk is nearly full" }).click();
    const rule = page.getByRole("dialog", { name: "The disk is nearly full" });
    await rule.getByLabel("Say it again each day while it lasts").check();
    await rule.getByRole("button", { name: "Save" }).click();
    await expect(watched.getByText(/to all channels, again each day$/)).toBeVisible();
  });
});
