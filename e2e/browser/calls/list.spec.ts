import type { Locator, Page } from "@playwright/test";
import { newCall, newNumber, receiveCall, STARTED } from "#e2e/browser/calls/told-call.ts";
import { showFilters, visit } from "#e2e/browser/list-page.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import type { Inbox } from "#e2e/harness/inbox.ts";
import { expectSound } from "#e2e/harness/sound.ts";
import { type CallItem, callItemSchema } from "#lib/api/call.ts";
import { pageSchema } from "#lib/api/page.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test("each row says who, when, how long, how it ended and what about", async ({ page, recordingInbox, viewport }) => {
  const us = newNumber();
  const answered = await receiveCall(recordingInbox, newCall({ us }).completes());
  const voicemail = newCall({ us, them: "anonymous", startedAt: STARTED - DAY });
  const unknown = { result: "VOICEMAIL", length_in_minutes: null, summary: null, from_name: null };
  const hidden = await receiveCall(recordingInbox, voicemail.completes(unknown));
  await visit(page, listOf(recordingInbox, us));
  for (const text of ["Camille Rousset", "10:12", "42 s", "Answered", "Emergency: leak under the kitchen sink"]) {
    await expect(row(page, answered)).toContainText(text);
  }
  if ((viewport?.width ?? 0) >= 1024) await expect(row(page, answered)).toContainText("urgent");
  await expect(row(page, hidden)).toContainText("Hidden number");
  await expect(row(page, hidden)).toContainText("Voicemail");
  await expect(page.getByRole("heading", { level: 2, name: "Sunday, 15 March 2026" })).toBeVisible();
  await expectSound(page);
});

test("a long list keeps few rows in the page and loads older ones as the reader goes down", {
  tag: "@any-width",
}, async ({ page, busyInbox }) => {
  const calls = await callsOf(busyInbox);
  await visit(page, `${busyInbox.url}/calls`);
  await expect(row(page, calls.at(0)?.id)).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(50);
  expect(calls.length).toBeGreaterThan(150);
  await scrollTo(page, calls.at(-1)?.id);
});

test("filters narrow the list and go into the address, and can be cleared", { tag: "@any-width" }, async ({
  page,
  recordingInbox,
}) => {
  const us = newNumber();
  const recording = { recording_url: recordingInbox.linkTo("audio") };
  const receive = (data: object) =>
    receiveCall(recordingInbox, newCall({ us, startedAt: Date.now() }).completes({ ...recording, ...data }));
  const outbound = { type: "OUTBOUND", from_number: us, to: "+33639980142" };
  const inbound = await receive({});
  await receive(outbound);
  await receive({ ...outbound, result: "MISSED", tags: [] });
  await receive({ ...outbound, result: "NO_ANSWER", recording_url: null });
  const wanted = await receive({ ...outbound, result: "NO_ANSWER" });
  await visit(page, listOf(recordingInbox, us));
  await expect(rows(page)).toHaveCount(5);
  const filters = await showFilters(page);
  await filters.getByRole("button", { name: "Outbound" }).click();
  await expect(rows(page)).toHaveCount(4);
  await expect(page).toHaveURL(/[?&]direction=outbound\b/);
  await filters.getByRole("button", { name: "Outcome" }).click();
  await page.getByRole("checkbox", { name: "Nobody picked up" }).check();
  await page.keyboard.press("Escape");
  await expect(rows(page)).toHaveCount(3);
  await filters.getByRole("button", { name: "Tag" }).click();
  await page.getByRole("checkbox", { name: "urgent" }).check();
  await page.keyboard.press("Escape");
  await expect(rows(page)).toHaveCount(2);
  await filters.getByRole("button", { name: "Recorded" }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(row(page, wanted)).toBeVisible();
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await expect(filters.getByRole("button", { name: "Outcome: Nobody picked up" })).toBeVisible();
  await filters.getByRole("button", { name: "Clear" }).click();
  await expect(page).toHaveURL(`${recordingInbox.url}/calls`);
  await expect(row(page, inbound)).toBeVisible();
});

test("an inbox without calls says so until one comes, and so does what matches nothing", { tag: "@any-width" }, async ({
  page,
  emptyInbox,
}) => {
  await visit(page, `${emptyInbox.url}/calls`);
  await expect(page.getByText("No calls yet")).toBeVisible();
  await expectSound(page);
  const id = await receiveCall(emptyInbox, newCall().completes());
  await expect(row(page, id)).toBeVisible();
  await visit(page, `${emptyInbox.url}/calls?q=nobody`);
  await expect(page.getByText("No call matches")).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Tag" }).click();
  await expect(page.getByRole("checkbox", { name: "urgent" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expect(row(page, id)).toBeVisible();
});

test("what rings now stands above the list, and what is new waits until it is asked for", {
  tag: "@any-width",
}, async ({ page, recordingInbox }) => {
  const us = newNumber();
  const now = Date.now();
  const ringing = newCall({ us, them: "+33639980173", startedAt: now });
  await receiveCall(recordingInbox, newCall({ us, startedAt: now - 30 * MINUTE }).completes());
  const id = await receiveCall(recordingInbox, ringing.rings());
  await visit(page, listOf(recordingInbox, us));
  const ongoing = page.getByRole("region", { name: "Going on now" }).getByRole("link", { name: "+33 6 39 98 01 73" });
  await expect(ongoing).toContainText("Ringing");
  await expect(row(page, id)).toContainText("Ringing");
  await recordingInbox.receives(ringing.isAnswered());
  await expect(ongoing).toContainText("On the line");
  await expectSound(page);
  await recordingInbox.receives(ringing.completes());
  await expect(row(page, id)).toContainText("Answered");
  await expect(ongoing).toHaveCount(0);
  const later = newCall({ us, them: "+33639980174", startedAt: now + MINUTE });
  const news = await receiveCall(recordingInbox, later.completes({ from_name: "New Caller" }));
  await expect(page.getByRole("button", { name: "1 new" })).toBeVisible();
  await expect(row(page, news)).toHaveCount(0);
  await page.getByRole("button", { name: "1 new" }).click();
  await expect(row(page, news)).toContainText("New Caller");
});

test("a call opens from its row and by keys, and the way back keeps filters and place", async ({ page, busyInbox }) => {
  const far = (await callsOf(busyInbox, "&direction=inbound"))[70]?.id;
  await visit(page, `${busyInbox.url}/calls?direction=inbound`);
  await scrollTo(page, far);
  await row(page, far).getByRole("link").click();
  await expect(page).toHaveURL(`${busyInbox.url}/calls/${far}?direction=inbound`);
  await expect(page.getByRole("article").getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`${busyInbox.url}/calls?direction=inbound`);
  await expect(row(page, far)).toBeInViewport();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/calls\/\d+\?direction=inbound$/);
});

/** The list of the calls to or from one of our numbers. */
function listOf(inbox: Inbox, us: string): string {
  return `${inbox.url}/calls?number=${encodeURIComponent(us)}`;
}

/** All calls, newest first. */
async function callsOf(inbox: Inbox, filters = ""): Promise<CallItem[]> {
  const items: CallItem[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const answer = await inbox.asks(`/api/v1/calls?limit=200${filters}${cursor && `&cursor=${cursor}`}`);
    const { data, nextCursor } = pageSchema(callItemSchema).parse(answer.json);
    items.push(...data);
    cursor = nextCursor;
  }
  return items;
}

async function scrollTo(page: Page, id: number | undefined): Promise<void> {
  await rows(page).first().hover();
  await expect(async () => {
    await page.mouse.wheel(0, 600);
    await expect(row(page, id)).toBeInViewport({ timeout: 100 });
  }).toPass({ intervals: [0] });
}

function rows(page: Page): Locator {
  return page.getByRole("list", { name: "Calls" }).locator("> li");
}

function row(page: Page, id: number | undefined): Locator {
  return rows(page).filter({ has: page.locator(`a[data-call="${id}"]`) });
}
