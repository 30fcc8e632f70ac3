import { lanes, position, sound, soundIs, spokenTurn, turns, visitCall } from "#e2e/browser/calls/call-page.ts";
import { receiveRecorded } from "#e2e/browser/calls/told-call.ts";
import { copied } from "#e2e/browser/clipboard.ts";
import { enterAs } from "#e2e/harness/enter-as.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { newcomer } from "#e2e/harness/newcomer.ts";

test("the recording plays, and the turn being spoken is marked", { tag: "@any-width" }, async ({
  page,
  recordingInbox,
}) => {
  const statuses: number[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith("/recording")) statuses.push(response.status());
  });
  await visitCall(page, recordingInbox, await receiveRecorded(recordingInbox));
  expect(statuses, "audio that nobody asked for").toEqual([]);
  await expect(spokenTurn(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Play" }).click();
  await expect(spokenTurn(page)).toContainText("Marcus speaking");
  await expect(spokenTurn(page)).toContainText("water all over my kitchen");
  expect(await soundIs(page, "currentTime")).toBeGreaterThan(4.6);
  expect(statuses.length).toBeGreaterThan(0);
  expect(
    statuses.filter((status) => status !== 206),
    "asked for in parts",
  ).toEqual([]);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
});

test("a turn, a lane, a typed time and the keys lead to their moment, in words and in sound", {
  tag: "@any-width",
}, async ({ page, recordingInbox }) => {
  const id = await receiveRecorded(recordingInbox);
  await visitCall(page, recordingInbox, id);
  await test.step("a turn", async () => {
    await turns(page).filter({ hasText: "Has this happened before?" }).getByText("happened").click();
    await expect(spokenTurn(page)).toContainText("Has this happened before?");
    await expect.poll(() => soundIs(page, "currentTime")).toBeCloseTo(18.544, 2);
    await expect(page).toHaveURL(/#t=18\.544$/);
  });
  await test.step("a lane", async () => {
    const box = await lanes(page).boundingBox();
    await lanes(page).click({ position: { x: (box?.width ?? 0) / 2, y: 20 } });
    await expect.poll(() => position(page)).toBe(21);
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
    await expect(lanes(page)).toHaveAttribute("aria-valuetext", /^0:42 of 0:42/);
  });
});

test("Space plays and pauses, and presses the button that has the focus", { tag: "@any-width" }, async ({
  page,
  recordingInbox,
}) => {
  const id = await receiveRecorded(recordingInbox);
  await visitCall(page, recordingInbox, id);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  await page.getByRole("button", { name: "Mute" }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Mute" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
});

test("speed and volume are remembered for every call", { tag: "@any-width" }, async ({ page, recordingInbox }) => {
  const [id, other] = [await receiveRecorded(recordingInbox), await receiveRecorded(recordingInbox)];
  await visitCall(page, recordingInbox, id);
  await page.getByRole("combobox", { name: "Speed" }).selectOption("1.75×");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press(">");
  await page.keyboard.press("m");
  await expect.poll(() => soundIs(page, "playbackRate")).toBe(2);
  await visitCall(page, recordingInbox, other);
  await expect.poll(() => soundIs(page, "playbackRate")).toBe(2);
  await expect(page.getByRole("button", { name: "Mute" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("combobox", { name: "Speed" })).toHaveValue("2");
});

test("sound and words can be brought into step, for this call alone", { tag: "@any-width" }, async ({
  page,
  recordingInbox,
}) => {
  const [id, other] = [await receiveRecorded(recordingInbox), await receiveRecorded(recordingInbox)];
  await visitCall(page, recordingInbox, id);
  await page.getByRole("button", { name: "Sound and words out of step?" }).click();
  await page.getByRole("button", { name: "Sound 1 s later" }).click();
  await page.getByRole("button", { name: "Sound 0.1 s earlier" }).click();
  await page.keyboard.press("Escape");
  await visitCall(page, recordingInbox, `${id}#t=9.338`);
  await expect(spokenTurn(page)).toContainText("Do you know where the meter is?");
  await expect.poll(() => soundIs(page, "currentTime")).toBeCloseTo(10.238, 2);
  await visitCall(page, recordingInbox, `${other}#t=9.338`);
  await expect.poll(() => soundIs(page, "currentTime")).toBeCloseTo(9.338, 2);
});

test("a link copied from a turn opens the call at it", { tag: "@any-width" }, async ({ page, recordingInbox }) => {
  const id = await receiveRecorded(recordingInbox);
  await visitCall(page, recordingInbox, id);
  const row = turns(page).filter({ hasText: "The door code is forty two." });
  await row.scrollIntoViewIfNeeded();
  await row.hover();
  const link = await copied(page, row.getByRole("button", { name: "Copy a link to 0:28" }));
  expect(link).toBe(`${recordingInbox.url}/calls/${id}#t=28.903`);
  await page.goto("about:blank");
  await page.goto(link);
  await expect(spokenTurn(page)).toContainText("The door code is forty two.");
  await expect(spokenTurn(page)).toBeInViewport();
});

test("audio that cannot be had is said, and can be tried again", { tag: "@any-width" }, async ({
  page,
  recordingInbox,
  complaints,
}) => {
  complaints.expect(/recording|media/i);
  const id = await receiveRecorded(recordingInbox);
  let broken = true;
  await page.route("**/recording", (route) => (broken ? route.fulfill({ status: 502 }) : route.fallback()));
  await visitCall(page, recordingInbox, id);
  await page.getByRole("button", { name: "Play" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Could not be loaded" })).toBeVisible();
  broken = false;
  await page.getByRole("button", { name: "Play" }).click();
  await expect.poll(() => soundIs(page, "currentTime")).toBeGreaterThan(0);
  await expect(page.getByRole("alert").filter({ hasText: "Could not be loaded" })).toBeHidden();
});

test("without audio the lanes and the turns still lead through the call", { tag: "@any-width" }, async ({
  page,
  recordingInbox,
}) => {
  await visitCall(page, recordingInbox, await receiveRecorded(recordingInbox, "gone", "dead"));
  await expect(sound(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Play" })).toBeDisabled();
  await expect(page.getByRole("region", { name: "Player" })).toContainText("Recording gone");
  await page.getByRole("button", { name: "Next turn" }).click();
  await page.getByRole("button", { name: "Next turn" }).click();
  await expect(spokenTurn(page)).toContainText("water all over my kitchen");
  await expect(lanes(page)).toHaveAttribute("aria-valuetext", "0:04 of 0:42, Camille Rousset");
});

test("a viewer reads and hears a call, and takes no file of it away", { tag: "@any-width" }, async ({
  page,
  context,
  recordingInbox,
}) => {
  const id = await receiveRecorded(recordingInbox);
  await enterAs(context, recordingInbox.url, (await newcomer(recordingInbox, "viewer")).person);
  await visitCall(page, recordingInbox, id);
  await expect(page.getByRole("button", { name: "Copy transcript" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Export" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Download the recording" })).toHaveCount(0);
  await page.getByRole("button", { name: "Play" }).click();
  await expect.poll(() => soundIs(page, "currentTime")).toBeGreaterThan(0);
});
