import { visit } from "#e2e/browser/list-page.ts";
import { enterAs } from "#e2e/harness/enter-as.ts";
import { call, message, reply } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { newcomer } from "#e2e/harness/newcomer.ts";
import { expectSound } from "#e2e/harness/sound.ts";

const HOUR = 3_600_000;

function ago(milliseconds: number): Date {
  return new Date(Date.now() - milliseconds);
}

test("an unanswered call clears itself, and says what cleared it", { tag: "@any-width" }, async ({
  page,
  emptyInbox,
}) => {
  await emptyInbox.receives(call({ from: "Camille Rousset", result: "VOICEMAIL", happenedAt: ago(3 * HOUR) }));
  await emptyInbox.receives(message({ from: "Noé Martin", number: "+33639980102", happenedAt: ago(HOUR) }));
  await visit(page, `${emptyInbox.url}/callbacks`);
  const waiting = page.getByRole("list", { name: "Waiting" }).getByRole("heading", { level: 2 });
  await expect(waiting).toHaveText(["Camille Rousset", "Noé Martin"]);
  await expect(page.getByRole("list", { name: "Waiting" })).toContainText(/Camille Rousset.*Waits 3 h.*Voicemail/);
  await expect(page.getByRole("link", { name: /call back/i })).toContainText("2");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  // Past the number and the time of the message.
  for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Done with Noé Martin" })).toBeFocused();
  await expectSound(page);

  await emptyInbox.receives(call({ outbound: true, result: "FAILED" }));
  await expect(waiting).toHaveText(["Noé Martin"]);
  await emptyInbox.receives(reply({ from: "Noé Martin", number: "+33639980102" }));
  await expect(page.getByText("Nobody waits")).toBeVisible();
  await expect(page.getByRole("link", { name: /call back/i })).not.toContainText(/[1-9]/);
  await page.getByRole("button", { name: "Answered" }).click();
  const answered = page.getByRole("list", { name: "Answered" });
  await expect(answered).toContainText(/Noé Martin.*Answered by message.*nora/);
  await expect(answered).toContainText(/Camille Rousset.*Called back.*nora/);
  await expectSound(page);
});

test("done, snooze and note by hand, with who and when, and back again", async ({ page, emptyInbox }) => {
  test.slow();
  await emptyInbox.receives(message({ content: "Call me", happenedAt: ago(HOUR) }));
  await visit(page, `${emptyInbox.url}/callbacks`);
  const waiting = page.getByRole("list", { name: "Waiting" });
  await page.getByRole("button", { name: "Note on Camille Rousset" }).click();
  await page.getByLabel("What should whoever calls back know?").fill("Prefers <i>mornings</i>");
  await page.getByRole("button", { name: "Keep the note" }).click();
  await expect(waiting).toContainText(/Prefers <i>mornings<\/i>.*ada@example\.com/);
  await expectSound(page);

  await page.getByRole("button", { name: "Snooze Camille Rousset" }).click();
  await page.getByRole("button", { name: /Tomorrow morning/ }).click();
  await expect(page.getByText("Nobody waits")).toBeVisible();
  await page.getByRole("button", { name: "Snoozed", exact: true }).click();
  const snoozed = page.getByRole("list", { name: "Snoozed" });
  await expect(snoozed).toContainText(/Snoozed until.*09:00/);
  await snoozed
    .getByRole("listitem")
    .filter({ hasText: /^Snoozed until/ })
    .getByRole("button", { name: "Take back" })
    .click();
  await expect(page.getByText("Nobody is put off")).toBeVisible();

  await page.getByRole("button", { name: "Waiting" }).click();
  await page.getByRole("button", { name: "Done with Camille Rousset" }).click();
  await expect(page.getByText("Nobody waits")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(waiting.getByRole("heading", { level: 2 })).toHaveText("Camille Rousset");
});

test("a viewer sees who waits and changes nothing", { tag: "@any-width" }, async ({ page, context, emptyInbox }) => {
  await emptyInbox.receives(message({ content: "Call me", happenedAt: ago(HOUR) }));
  await enterAs(context, emptyInbox.url, (await newcomer(emptyInbox, "viewer")).person);
  await visit(page, `${emptyInbox.url}/callbacks`);
  await expect(page.getByRole("heading", { level: 2, name: "Camille Rousset" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Done|Snooze|Note) / })).toHaveCount(0);
  await expectSound(page);
});

test("nobody waits in an empty inbox, and each view says what will be there", async ({ page, emptyInbox }) => {
  await visit(page, `${emptyInbox.url}/callbacks`);
  await expect(page.getByText("Nobody waits")).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Answered" }).click();
  await expect(page.getByText("Nobody was answered yet")).toBeVisible();
});
