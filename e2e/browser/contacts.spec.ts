import { visit } from "#e2e/browser/list-page.ts";
import { call, contact, message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

const HOUR = 3_600_000;

function ago(milliseconds: number): Date {
  return new Date(Date.now() - milliseconds);
}

test("a contact is found, with all that went to and fro and how it came to be so", async ({ page, emptyInbox }) => {
  await emptyInbox.receives(contact({ isNew: true, happenedAt: ago(5 * HOUR) }));
  const changed = await emptyInbox.receives(contact({ company: "Boreal <b>Bikes</b>", happenedAt: ago(2 * HOUR) }));
  await emptyInbox.receives(contact({ id: "con_2", first: "Noé", last: "Martin", numbers: ["+33639980555"] }));
  await emptyInbox.receives(message({ content: "Is it ready?", happenedAt: ago(HOUR) }));
  await emptyInbox.receives(call({ outbound: true, happenedAt: ago(HOUR / 2) }));
  await visit(page, `${emptyInbox.url}/contacts`);
  const rows = page.getByRole("list", { name: "Contacts" }).getByRole("listitem");
  await expect(rows).toHaveCount(2);
  await expectSound(page);
  await page.keyboard.press("/");
  await page.keyboard.type("06 39 98 01 42");
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/q=06/);
  await rows.getByRole("link").click();

  const detail = page.getByRole("region", { name: "Contact", exact: true });
  await expect(detail.getByRole("heading", { level: 1 })).toHaveText("Camille Rousset");
  await expect(detail).toContainText("Boreal <b>Bikes</b>");
  const entries = detail.getByRole("list", { name: "Messages and calls" }).getByRole("listitem");
  await expect(entries.filter({ hasText: "They wrote: Is it ready?" })).toBeVisible();
  await expect(entries.filter({ hasText: /We called.*Answered.*1 min 30 s/ })).toBeVisible();
  await expectSound(page);

  await detail.getByRole("tab", { name: "History (2)" }).click();
  const history = detail.getByRole("list", { name: "History" });
  await expect(history.getByRole("listitem").first()).toContainText(/Changed.*Company.*Boreal <b>Bikes<\/b>/);
  await expect(history.getByRole("listitem").last()).toContainText(/First told.*First name.*Camille/);
  await expect(history.getByRole("link", { name: `Delivery ${changed}` })).toHaveAttribute(
    "href",
    `/deliveries/${changed}`,
  );
  await expectSound(page);
});

test("contacts that share a number are pointed out", { tag: "@any-width" }, async ({ page, emptyInbox }) => {
  await emptyInbox.receives(contact({ id: "con_1" }));
  await emptyInbox.receives(contact({ id: "con_2", first: "Cam", last: null }));
  await visit(page, `${emptyInbox.url}/contacts?q=rousset`);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const notice = page.getByText("Other contacts have the same number").locator("..");
  await expect(notice).toContainText("Cam has +33 6 39 98 01 42 too");
  await expectSound(page);
  await notice.getByRole("link", { name: "Cam" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Cam", exact: true })).toBeVisible();
});

test("who has no name yet is listed, most active first, until a contact has the number", async ({
  page,
  emptyInbox,
}) => {
  await emptyInbox.receives(call({ number: "+33639980777" }));
  await emptyInbox.receives(message({ from: "Camille?", content: "Hello" }));
  await emptyInbox.receives(call({}));
  await visit(page, `${emptyInbox.url}/contacts`);
  await expect(page.getByText("No contacts yet")).toBeVisible();
  await page.getByRole("link", { name: "Unknown numbers" }).click();
  const rows = page.getByRole("list", { name: "Unknown numbers" }).getByRole("listitem");
  await expect(rows).toHaveText([
    /\+33 6 39 98 01 42.*Camille\?.*1 call.*1 message/,
    /\+33 6 39 98 07 77.*no messages/,
  ]);
  await expectSound(page);
  await emptyInbox.receives(contact({}));
  await expect(rows).toHaveCount(1);
});

test("a search that finds nobody says how to find more", { tag: "@any-width" }, async ({ page, emptyInbox }) => {
  await emptyInbox.receives(contact({}));
  await visit(page, `${emptyInbox.url}/contacts?q=nobody`);
  await expect(page.getByText("Nobody matches")).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Clear the search" }).last().click();
  await expect(page.getByRole("list", { name: "Contacts" }).getByRole("listitem")).toHaveCount(1);
});
