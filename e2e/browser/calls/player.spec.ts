import { lanes, position, sound, soundIs, spokenTurn, turns, visitCall } from "#e2e/browser/calls/call-page.ts";
import { call, recorded, serveCall } from "#e2e/browser/calls/served-call.ts";
import { copied } from "#e2e/browser/clipboard.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";

const kept = call();

test("the recording plays, and the turn being spoken is marked", async ({ page, busyInbox }) => {
  const ranges = await serveCall(page, kept);
  await visitCall(page, busyInbox, kept.id);
  expect(ranges, "audio that nobody asked for").toEqual([]);
  await expect(spokenTurn(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Play" }).click();
  await expect(spokenTurn(page)).toContainText("Marcus speaking");
  await expect(spokenTurn(page)).toContainText("water all over my kitchen");
  expect(await soundIs(page, "currentTime")).toBeGreaterThan(4.6);
  expect(ranges.length, "asked for in parts").toBeGreaterThan(0);
  expect(ranges.every((range) => range?.startsWith("bytes="))).toBe(true);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
});

test("a turn, a lane, a typed time and the keys lead to their moment, in words and in sound", async ({
  page,
  busyInbox,
}) => {
  await serveCall(page, kept);
  await visitCall(page, busyInbox, kept.id);
  await test.step("a turn", async () => {
    await turns(page).filter({ hasText: "Has this happened before?" }).getByText("happened").click();
    await expect(spokenTurn(page)).toContainText("Has this happened before?");
    await expect.poll(() => soundIs(page, "currentTime")).toBeCloseTo(18.544, 2);
    await expect(page).toHaveURL(/#t=18\.544$/);
  });
  await test.step("a lane", async () => {
    const box = await lanes(page).boundingBox();
    await lanes(page).click({ position: { x: (box?.width ?? 0) / 2, y: 20 } });
    await expect.poll(() => position(page)).toBe(Math.floor(recorded.lengthMs / 2000));
  });
  await test.step("a typed time", async () => {
    await page.keyboard.press("g");
    await page.getByRole("textbox", { name: "Time" }).fill("soon");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Type a time such as")).toBeVisible();
    await page.getByRole("textbox", { name: "Time" }).fill("0:37");
    await page.keyboard.press("Enter");
    await expect.poll(() => position(page)).toBe(37);
    await expect(page.getByRole("textbox", { name: "Time" })).toBeHidden();
  });
  await test.step("the keys", async () => {
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => position(page)).toBe(27);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => position(page)).toBe(37);
    await page.keyboard.press("j");
    await expect(spokenTurn(page)).toContainText("See you soon.");
    await page.keyboard.press("k");
    await expect(spokenTurn(page)).toContainText("Will do.");
  });
  await test.step("the slider's own keys", async () => {
    await lanes(page).focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowUp");
    await expect(lanes(page)).toHaveAttribute("aria-valuenow", "1");
    await page.keyboard.press("End");
    await expect(lanes(page)).toHaveAttribute("aria-valuetext", /^0:41 of 0:41/);
  });
});

test("Space plays and pauses, and presses the button that has the focus", async ({ page, busyInbox }) => {
  await serveCall(page, kept);
  await visitCall(page, busyInbox, kept.id);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  await page.getByRole("button", { name: "Mute" }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Mute" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
});

test("speed and volume are remembered for every call", async ({ page, busyInbox }) => {
  await serveCall(page, kept);
  await serveCall(page, call({ id: 4712 }));
  await visitCall(page, busyInbox, kept.id);
  await page.getByRole("combobox", { name: "Speed" }).selectOption("1.75×");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press(">");
  await page.keyboard.press("m");
  await expect.poll(() => soundIs(page, "playbackRate")).toBe(2);
  await visitCall(page, busyInbox, 4712);
  await expect.poll(() => soundIs(page, "playbackRate")).toBe(2);
  await expect(page.getByRole("button", { name: "Mute" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("combobox", { name: "Speed" })).toHaveValue("2");
});

test("sound and words can be brought into step, for this call alone", async ({ page, busyInbox }) => {
  await serveCall(page, kept);
  await serveCall(page, call({ id: 4712 }));
  await visitCall(page, busyInbox, kept.id);
  await page.getByRole("button", { name: "Sound and words out of step?" }).click();
  await page.getByRole("button", { name: "Sound 1 s later" }).click();
  await page.getByRole("button", { name: "Sound 0.1 s earlier" }).click();
  await page.keyboard.press("Escape");
  await visitCall(page, busyInbox, `${kept.id}#t=9.338`);
  await expect(spokenTurn(page)).toContainText("Do you know where the meter is?");
  await expect.poll(() => soundIs(page, "currentTime")).toBeCloseTo(10.238, 2);
  await visitCall(page, busyInbox, "4712#t=9.338");
  await expect.poll(() => soundIs(page, "currentTime")).toBeCloseTo(9.338, 2);
});

test("a link copied from a turn opens the call at it", async ({ page, busyInbox }) => {
  await serveCall(page, kept);
  await visitCall(page, busyInbox, kept.id);
  const row = turns(page).filter({ hasText: "The door code is forty two." });
  await row.scrollIntoViewIfNeeded();
  await row.hover();
  const link = await copied(page, row.getByRole("button", { name: "Copy a link to 0:28" }));
  expect(link).toBe(`${busyInbox.url}/calls/${kept.id}#t=28.903`);
  await page.goto("about:blank");
  await page.goto(link);
  await expect(spokenTurn(page)).toContainText("The door code is forty two.");
  await expect(spokenTurn(page)).toBeInViewport();
});

test("audio that cannot be had is said, and can be tried again", async ({ page, busyInbox, complaints }) => {
  complaints.expect(/recording|media/i);
  await serveCall(page, kept);
  let broken = true;
  await page.route("**/recording", (route) => (broken ? route.fulfill({ status: 502 }) : route.fallback()));
  await visitCall(page, busyInbox, kept.id);
  await page.getByRole("button", { name: "Play" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Could not be loaded" })).toBeVisible();
  broken = false;
  await page.getByRole("button", { name: "Play" }).click();
  await expect.poll(() => soundIs(page, "currentTime")).toBeGreaterThan(0);
  await expect(page.getByRole("alert").filter({ hasText: "Could not be loaded" })).toBeHidden();
});

test("without audio the lanes and the turns still lead through the call", async ({ page, busyInbox }) => {
  const gone = call({ recording: { state: "dead", at: kept.startedAt, sizeBytes: null } });
  await serveCall(page, gone);
  await visitCall(page, busyInbox, gone.id);
  await expect(sound(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Play" })).toBeDisabled();
  await expect(page.getByRole("region", { name: "Player" })).toContainText("Recording gone");
  await page.getByRole("button", { name: "Next turn" }).click();
  await page.getByRole("button", { name: "Next turn" }).click();
  await expect(spokenTurn(page)).toContainText("water all over my kitchen");
  await expect(lanes(page)).toHaveAttribute("aria-valuetext", "0:04 of 0:41, Camille Rousset");
});
