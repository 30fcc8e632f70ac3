import { rows, visit } from "#e2e/browser/list-page.ts";
import { message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import type { Inbox } from "#e2e/harness/inbox.ts";
import { expectSound } from "#e2e/harness/sound.ts";
import { statsSchema } from "#lib/api/stats.ts";

async function statsOf(inbox: Inbox) {
  return statsSchema.parse((await inbox.asks("/api/v1/stats")).json);
}

test("counts everything by outcome and topic, with the lag", async ({ page, busyInbox }) => {
  const stats = await statsOf(busyInbox);
  await visit(page, `${busyInbox.url}/overview`);
  const outcomes = page.getByRole("table", { name: "Outcomes" });
  for (const [name, count] of Object.entries({
    Deliveries: stats.day.deliveries,
    Repeated: stats.day.duplicates,
    Conflicts: stats.day.conflicts,
    Lookalikes: stats.day.lookalikes,
    Problems: stats.day.problems,
    Rejected: stats.day.rejections,
  })) {
    expect(count, name).toBeGreaterThan(0);
    await expect(
      outcomes
        .getByRole("row", { name: new RegExp(`^${name}`) })
        .getByRole("cell")
        .nth(1),
    ).toHaveText((count ?? 0).toLocaleString("en"));
  }
  for (const name of ["Median lag", "95 % within"]) {
    await expect(
      outcomes
        .getByRole("row", { name: new RegExp(`^${name}`) })
        .getByRole("cell")
        .nth(1),
    ).toHaveText(/^\d+ (?:ms|s|min|h|d)/);
  }
  const topics = page.getByRole("table", { name: "Topics" });
  await expect(topics.getByRole("row")).toHaveCount(Object.keys(stats.total.topics).length + 1);
  await expect(
    topics
      .getByRole("row", { name: /^call\.completed/ })
      .getByRole("cell")
      .nth(1),
  ).toHaveText((stats.day.topics["call.completed"] ?? 0).toLocaleString("en"));
  await expectSound(page);
});

test("each chart says in words what it shows, and stands as a table too", async ({ page, busyInbox }) => {
  const stats = await statsOf(busyInbox);
  await visit(page, `${busyInbox.url}/overview`);
  for (const { title, span } of [
    { title: "Last hour", span: stats.hour },
    { title: "Last day", span: stats.day },
    { title: "Last week", span: stats.week },
  ]) {
    const card = page.getByRole("region", { name: title, exact: true });
    await expect(card.getByRole("img")).toHaveAccessibleName(
      new RegExp(`^${title}: ${span.deliveries.toLocaleString("en")} deliveries, most of them, `),
    );
    await card.getByText("As a table").click();
    const cells = await card.getByRole("table").getByRole("cell").allTextContents();
    const sum = cells.reduce((total, text) => total + Number(text.replaceAll(",", "")), 0);
    expect(sum).toBe(span.deliveries);
  }
  await expectSound(page);
});

test("a count leads to the deliveries that it counts, and follows what comes", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  const { total } = await statsOf(busyInbox);
  await visit(page, `${busyInbox.url}/overview`);
  const week = page.getByRole("region", { name: "Last week" }).getByRole("link").first();
  const before = Number((await week.textContent())?.replaceAll(",", ""));
  await busyInbox.receives(message());
  await expect(week).toHaveText((before + 1).toLocaleString("en"));
  await expect(page.getByText(/^Last delivery (?:now|\d s ago)$/)).toBeVisible();

  const conflicts = page.getByRole("table", { name: "Outcomes" }).getByRole("row", { name: /^Conflicts/ });
  await conflicts.getByRole("link").nth(2).click();
  await expect(page).toHaveURL(/\/deliveries\?verdict=conflict&from=/);
  await expect(rows(page)).toHaveCount(Math.min(total.conflicts, await rows(page).count()));
  await expect(rows(page).first().getByRole("button", { name: "Conflict" })).toBeVisible();
});
