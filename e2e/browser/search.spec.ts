import { row, rows, visit } from "#e2e/browser/list-page.ts";
import { message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";

const WEBHOOK_ID = "msg_lighthouse0000001";

/** One message that nothing else resembles. */
function theOne() {
  return message({
    from: "Zébulon Quintessence",
    number: "+33639987731",
    content: "Please bring marmalade to the lighthouse",
    id: "msg_lighthouse_content",
  });
}

const WAYS = {
  "its id": WEBHOOK_ID,
  "a number with its country": "+33 6 39 98 77 31",
  "a number as it is dialled": "06 39 98 77 31",
  "a number with dots": "06.39.98.77.31",
  "the end of a number": "987731",
  "a name": "Zébulon Quintessence",
  "a name without accents, the last word begun": "zebulon quint",
  "words of its content": "marmalade lighthouse",
};

test("finds a delivery by id, number in any form, name and words", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  const id = await busyInbox.receives(theOne(), { id: WEBHOOK_ID });
  await visit(page, `${busyInbox.url}/deliveries`);
  const box = page.getByRole("textbox", { name: "Search deliveries" });
  for (const [how, words] of Object.entries(WAYS)) {
    await test.step(how, async () => {
      await box.fill("nobodyeversaidthis");
      await expect(rows(page)).toHaveCount(0);
      await box.fill(words);
      await expect(rows(page)).toHaveCount(1);
      await expect(row(page, id)).toBeVisible();
      expect(new URL(page.url()).searchParams.get("q")).toBe(words);
    });
  }
  await page.reload();
  await expect(box).toHaveValue(WAYS["words of its content"]);
  await expect(rows(page)).toHaveCount(1);
});

test("every word has to occur, and typing leaves no steps for Back to go through", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  await busyInbox.receives(theOne(), { id: WEBHOOK_ID });
  await visit(page, `${busyInbox.url}/overview`);
  await page
    .getByRole("link", { name: /^Deliveries/ })
    .first()
    .click();
  const box = page.getByRole("textbox", { name: "Search deliveries" });
  await box.pressSequentially("marmalade submarine", { delay: 20 });
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await page.getByRole("button", { name: "Clear the search" }).first().click();
  await expect(box).toHaveValue("");
  await expect(rows(page).first()).toBeVisible();
  await expect(page).toHaveURL(`${busyInbox.url}/deliveries`);
  await page.goBack();
  await expect(page).toHaveURL(`${busyInbox.url}/overview`);
});

test("what is typed is taken as words, whatever characters it holds", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  const box = page.getByRole("textbox", { name: "Search deliveries" });
  for (const odd of [
    '"',
    'marmalade" OR "a',
    "NEAR(a b)",
    "*",
    "a AND",
    "'; DROP TABLE deliveries;--",
    "\u202E",
    "%00",
  ]) {
    await box.fill(odd);
    await box.press("Enter");
    await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe(odd);
    await expect(rows(page).first().or(page.getByText("Nothing matches"))).toBeVisible();
  }
});
