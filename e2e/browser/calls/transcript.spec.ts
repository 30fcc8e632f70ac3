import { readFile } from "node:fs/promises";
import { lanes, position, spokenTurn, turns, visitCall } from "#e2e/browser/calls/call-page.ts";
import { longTalk, newCall, receiveCall } from "#e2e/browser/calls/told-call.ts";
import { copied } from "#e2e/browser/clipboard.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";

const threeHours = longTalk(2000);

test("three hours of talk keep few rows in the page, and lead anywhere at once", async ({ page, recordingInbox }) => {
  const id = await receiveCall(recordingInbox, newCall().completes(...threeHours));
  await visitCall(page, recordingInbox, `${id}#t=2:30:00`);
  await expect(spokenTurn(page)).toContainText("Turn 1500");
  await expect(spokenTurn(page)).toBeInViewport();
  expect(await turns(page).count()).toBeLessThan(60);
  await expect(spokenTurn(page)).toHaveAttribute("aria-posinset", "1501");
  await expect(spokenTurn(page)).toHaveAttribute("aria-setsize", "2000");
});

test("following stops when the reader scrolls, and resumes on Back to now", { tag: "@any-width" }, async ({
  page,
  recordingInbox,
}) => {
  const id = await receiveCall(recordingInbox, newCall().completes(...threeHours));
  await visitCall(page, recordingInbox, `${id}#t=6000`);
  await expect(spokenTurn(page)).toBeInViewport();
  const back = page.getByRole("button", { name: "Back to now" });
  await expect(back).toBeHidden();
  await page.getByRole("list", { name: "Turns" }).hover();
  await page.mouse.wheel(0, -5000);
  await expect(back).toBeVisible();
  await expect(spokenTurn(page)).toHaveCount(0);
  await back.click();
  await expect(spokenTurn(page)).toBeInViewport();
  await expect(back).toBeHidden();
  await page.mouse.wheel(0, 5000);
  await expect(back).toBeVisible();
  await page.getByRole("button", { name: "Next turn" }).click();
  await expect(spokenTurn(page)).toContainText("Turn 1001");
  await expect(spokenTurn(page)).toBeInViewport();
  await expect(back).toBeHidden();
});

test("a search finds what is far out of sight, and marks it on the lanes", { tag: "@any-width" }, async ({
  page,
  recordingInbox,
}) => {
  const id = await receiveCall(recordingInbox, newCall().completes(...threeHours));
  await visitCall(page, recordingInbox, id);
  await page.keyboard.press("/");
  await page.keyboard.type("NEEDLE");
  const box = page.getByRole("search").filter({ has: page.getByRole("textbox", { name: "Search in the transcript" }) });
  await expect(box.getByRole("status")).toHaveText("20");
  await expect(lanes(page).locator("[data-hit]")).toHaveCount(20);
  await page.keyboard.press("Enter");
  await expect(page.locator("mark").first()).toHaveText("needle");
  await page.keyboard.press("Enter");
  await expect(box.getByRole("status")).toHaveText("2 of 20");
  await expect(turns(page).filter({ hasText: "Turn 150 needle" })).toBeInViewport();
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  await expect(box.getByRole("status")).toHaveText("20 of 20");
  await expect(turns(page).filter({ hasText: "Turn 1950 needle" })).toBeInViewport();
  expect(await position(page), "looking is not going").toBe(0);
  await page.keyboard.press("Escape");
  await expect(page.locator("mark")).toHaveCount(0);
});

test("the whole transcript can be copied, saved in every form and printed", { tag: "@any-width" }, async ({
  page,
  recordingInbox,
}) => {
  const id = await receiveCall(recordingInbox, newCall().completes(...threeHours));
  await visitCall(page, recordingInbox, id);
  const text = await copied(page, page.getByRole("button", { name: "Copy transcript" }));
  expect(text.split("\n").filter((line) => line.includes("Turn "))).toHaveLength(2000);

  for (const [name, start] of [
    ["Text", "Call with Camille Rousset\n"],
    ["Markdown", "# Call with Camille Rousset\n"],
    ["SubRip captions", "1\n00:00:00,000 --> "],
    ["WebVTT captions", "WEBVTT\n"],
    ["JSON", "{\n"],
  ] as const) {
    await page.getByRole("button", { name: "Export" }).click();
    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name: new RegExp(`^${name}`) }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(new RegExp(`^call-${id}\\.[a-z]+$`));
    const saved = await readFile(await download.path(), "utf8");
    expect(saved.slice(0, start.length)).toBe(start);
    expect(saved).toContain("Turn 1999");
  }

  const printed = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const count = () => resolve(document.querySelectorAll("[aria-label=Turns] > li").length);
        window.addEventListener("beforeprint", count, { once: true });
      }),
  );
  await page.pdf();
  expect(await printed).toBe(2000);
  await expect.poll(() => turns(page).count()).toBeLessThan(60);

  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(turns(page)).toHaveCount(2000);
  await expect(page.getByRole("region", { name: "Player" })).toBeHidden();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  const { height, screen } = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    screen: window.innerHeight,
  }));
  expect(height, "all of it flows onto paper").toBeGreaterThan(20 * screen);
});

test("words can be selected without going to their moment", { tag: "@any-width" }, async ({ page, recordingInbox }) => {
  await visitCall(page, recordingInbox, await receiveCall(recordingInbox, newCall().completes()));
  const words = turns(page).getByText("water all over my kitchen");
  const box = await words.boundingBox();
  if (!box) throw new Error("The turn is not on the screen");
  await page.mouse.move(box.x + 2, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 10, { steps: 4 });
  await page.mouse.up();
  expect(await page.evaluate(() => window.getSelection()?.toString())).toMatch(/^Hi, there/);
  expect(await position(page)).toBe(0);
});

test("turns of one moment, out of order or empty break nothing", { tag: "@any-width" }, async ({
  page,
  recordingInbox,
}) => {
  const strange = newCall().completes({ length_in_minutes: 0 }, [
    { speaker: "them", offsetMs: 9000, text: "later" },
    { speaker: "us", offsetMs: 0, text: "first" },
    { speaker: "them", offsetMs: 0, text: "" },
    { speaker: "us", offsetMs: 9000, text: "same moment" },
  ]);
  await visitCall(page, recordingInbox, await receiveCall(recordingInbox, strange));
  await expect(turns(page)).toHaveText([/first/, /0:00/, /later/, /same moment/]);
  await page.getByRole("button", { name: "Next turn" }).click();
  await expect(spokenTurn(page)).toHaveCount(1);
});
