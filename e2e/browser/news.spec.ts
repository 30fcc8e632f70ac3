import { row, rows, scroller, shownIds, visit } from "#e2e/browser/list-page.ts";
import { message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectSound } from "#e2e/harness/sound.ts";

test("rows stay under the reader's eyes while news come, and a pill counts and shows them", {
  tag: "@any-width",
}, async ({ page, busyInbox }) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  await scroller(page).evaluate((element) => element.scrollTo({ top: 1500 }));
  await expect.poll(async () => (await shownIds(page)).length).toBeGreaterThan(10);
  const watched = rows(page).nth(12);
  const before = { ids: await shownIds(page), box: await watched.boundingBox() };

  const first = await busyInbox.receives(message({ from: "News One" }));
  const pill = page.getByRole("button", { name: /new$/ });
  await expect(pill).toHaveText("1 new");
  const second = await busyInbox.receives(message({ from: "News Two" }));
  await expect(pill).toHaveText("2 new");
  expect(await shownIds(page)).toEqual(before.ids);
  expect(await watched.boundingBox()).toEqual(before.box);
  await expectSound(page);

  await pill.click();
  await expect(row(page, first)).toBeInViewport();
  expect((await shownIds(page)).slice(0, 2)).toEqual([second, first]);
  await expect(pill).toBeHidden();
});

test("the pill counts only what the filters let through", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  await visit(page, `${busyInbox.url}/deliveries?topic=contact.created`);
  const messages = page.getByRole("button", { name: /^Messages/, includeHidden: true });
  const count = await messages.textContent();
  await busyInbox.receives(message());
  await expect(messages).not.toHaveText(count ?? "");
  await expect(page.getByRole("button", { name: /new$/ })).toBeHidden();
});

test("a hundred and more at once are told as such", { tag: "@any-width" }, async ({ page, busyInbox }) => {
  await visit(page, `${busyInbox.url}/deliveries`);
  await expect(rows(page).first()).toBeVisible();
  await Promise.all(Array.from({ length: 110 }, () => busyInbox.receives(message())));
  await expect(page.getByRole("button", { name: /new$/ })).toHaveText("99+ new");
});
