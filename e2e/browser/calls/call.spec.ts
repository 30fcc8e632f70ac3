import type { Page } from "@playwright/test";
import { spokenTurn, turns, visitCall } from "#e2e/browser/calls/call-page.ts";
import { call, serveCall, turn } from "#e2e/browser/calls/served-call.ts";
import { ring } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectNoSidewaysScroll, expectSound } from "#e2e/harness/sound.ts";
import { type Call, recordingStates } from "#lib/api/call.ts";

test("says who, how it went, what was said, and which delivery says so", async ({ page, busyInbox }) => {
  await serveCall(page, call());
  await visitCall(page, busyInbox, "4711#t=12");
  await expect(page).toHaveTitle("Camille Rousset · Allo Inbox");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Camille Rousset");
  const summary = page.getByRole("region", { name: "Summary" });
  await expect(summary.getByRole("strong")).toHaveText("Emergency");
  await expect(page.getByText("Inbound to Harbor Plumbing · 16 Mar 2026, 10:12 · 41 s · answered")).toBeVisible();
  const about = await unfoldAbout(page);
  for (const [section, ...texts] of [
    ["Person", "Marina Vélos", "+33 6 39 98 01 43", "Fleet manager", "Favourite bike", "Peugeot"],
    ["Deal", "Fleet service, €2,400.00, proposal, closes 2026-04-01"],
    ["How it went", "Answered", "1, Emergencies", "Door code", "marcus@example.net", "matched, 2 s apart"],
    ["Transfer", "Nora Marchand", "+33 1 99 00 32 11", "cll_lost, never reported"],
    ["Talk", "Harbor Plumbing 54 %", "Harbor Plumbing 2, Camille Rousset 0", "longest 1.3 s"],
    ["Recording", "Recording kept, 84.0 KB", "Since 16 Mar 2026, 10:14."],
    ["Tags", "urgent added by nora@example.net"],
  ] as const) {
    for (const text of texts) await expect(about.getByRole("region", { name: section })).toContainText(text);
  }
  await expect(about.getByRole("link", { name: "Front desk" })).toHaveAttribute("href", "/calls/4710");
  const made = about.getByRole("region", { name: "Made from" });
  await expect(made.getByRole("link", { name: /^tag\.added/ })).toHaveAttribute("href", "/deliveries/13");
  await made.getByRole("button", { name: "Which delivery says what" }).click();
  await expect(made.getByRole("link", { name: "12", exact: true }).first()).toHaveAttribute("href", "/deliveries/12");
  await expectSound(page);
  await about.getByRole("button", { name: /^at 0:/ }).click();
  await expect(spokenTurn(page)).toContainText("One second. Right, it's off.");
});

const words: Record<Call["recording"]["state"], RegExp> = {
  off: /No recordingRecording is switched off/,
  waiting: /on its way.*Next try 16 Mar 2026, 10:12/,
  kept: /Recording kept, 84\.0 KB.*Since 16 Mar 2026/,
  proxied: /Recording at Allo/,
  "not-kept": /Recording not kept.*RECORDINGS=off/,
  dead: /Recording gone.*Since 16 Mar 2026/,
  "too-large": /too large, 84\.0 KB/,
  refused: /refused.*private address.*OUTBOUND_ALLOW/,
};

test("tells each state of a recording, and plays only what can be played", async ({ page, busyInbox }) => {
  for (const [index, state] of recordingStates.entries()) {
    await test.step(state, async () => {
      const recording = { state, at: call().startedAt, sizeBytes: 84_033 };
      await serveCall(page, call({ id: index + 1, recording }));
      await visitCall(page, busyInbox, index + 1);
      const about = await unfoldAbout(page);
      await expect(about.getByRole("region", { name: "Recording" })).toHaveText(words[state]);
      const playable = state === "kept" || state === "proxied";
      await expect(page.getByRole("button", { name: "Play" })).toBeEnabled({ enabled: playable });
      await expect(page.getByRole("link", { name: "Download the recording" })).toHaveCount(playable ? 1 : 0);
    });
  }
});

const LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch".repeat(20);
const EVIL = `"><img src=x onerror="window.pwned=1"><script>window.pwned=1</script> \u202E\u2067ליאור 👩‍👩‍👧‍👦`;

test("whatever a call holds is shown, not run, and breaks nothing", async ({ page, busyInbox }) => {
  const outside: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(busyInbox.url)) outside.push(request.url());
  });
  const text = EVIL + LONG;
  const leg = { number: text, userEmail: text, userName: text };
  const wild = call({
    result: text,
    us: { number: text, name: text },
    them: { number: text, name: text },
    originalTo: { number: text, name: null },
    userEmail: text,
    tags: Array.from({ length: 9 }, (_, index) => ({ key: `${index}${text}`, name: text })),
    summary: `${text}\n\n![x](https://example.com/x.png) [run](javascript:window.pwned=1) [d](data:text/html,x)\n\n<iframe src=/>`,
    transcript: [turn("us", 0, text), turn("them", 1000, "\u0000\u0007 a\n\n\nb")],
    ivr: [{ key: text, text }],
    dataCollected: { [text]: text, __proto__: 1, constructor: { deep: [text] } },
    transfer: { from: leg, to: leg, legs: [{ id: null, alloId: text, startedAt: null, label: text }] },
    person: { [text]: { [text]: text }, name: text },
    company: { id: null, name: text },
    deals: [{ name: text, value: 1e300, currency: "XXXX", status: text }, { value: 5, currency: "ZZZ" }, {}],
    tagLog: [{ at: call().startedAt, deliveryId: 1, change: "removed", key: text, name: text, userEmail: text }],
    deliveries: [{ id: 1, topic: text, eventAt: null }],
    sources: { [text]: 1 },
  });
  await serveCall(page, wild);
  await visitCall(page, busyInbox, wild.id);
  const about = await unfoldAbout(page);
  await about.getByRole("button", { name: "Which delivery says what" }).click();
  await expect(turns(page)).toHaveCount(2);
  await expectNoSidewaysScroll(page);
  const cut = await page
    .getByRole("article")
    .evaluate((article) =>
      [article, ...article.querySelectorAll("header, section, aside, ol, dl")]
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .map(({ tagName, className }) => `${tagName} ${className}`),
    );
  expect(cut, "what is cut off at its edge").toEqual([]);
  await expectSound(page);
  expect(await page.evaluate(() => "pwned" in window)).toBe(false);
  expect(
    await page.locator("article :is(img, script, iframe, a[href^='javascript:' i], a[href^='data:' i])").count(),
  ).toBe(0);
  expect(outside).toEqual([]);
});

test("a call that rings becomes whole while it is open", async ({ page, busyInbox }) => {
  const ringing = call({
    state: "ringing",
    result: null,
    durationSeconds: null,
    answeredAt: null,
    summary: null,
    transcript: [],
    hasRecording: false,
    recording: { state: "off", at: null, sizeBytes: null },
  });
  await serveCall(page, ringing);
  await visitCall(page, busyInbox, ringing.id);
  await expect(page.getByText("A summary comes, if there is one, some minutes after the call.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Player" })).toHaveCount(0);
  await expectSound(page);
  await page.unrouteAll();
  await serveCall(page, call());
  await busyInbox.receives(ring());
  await expect(turns(page).first()).toContainText("Marcus speaking");
  await expect(page.getByRole("button", { name: "Play" })).toBeEnabled();
});

test("a call that is not there, and one that cannot be had, say what to do", async ({
  page,
  busyInbox,
  complaints,
}) => {
  complaints.expect(/404|503/);
  let status = 404;
  await page.route("**/api/v1/calls/9", (route) =>
    status === 200
      ? route.fulfill({ json: call({ id: 9 }) })
      : route.fulfill({ status, json: { error: { code: "x", message: "The disk is full." } } }),
  );
  await page.goto(`${busyInbox.url}/calls/9`);
  await expect(page.getByRole("heading", { level: 1, name: "There is no call 9" })).toBeVisible();
  await expectSound(page);
  status = 503;
  await page.reload();
  await expect(page.getByText("The disk is full.")).toBeVisible({ timeout: 15_000 });
  await expectSound(page);
  status = 200;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Camille Rousset" })).toBeVisible();
  const answer = await page.goto(`${busyInbox.url}/calls/x9`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: "There is no such call" })).toBeVisible();
});

/** What is known about the call, which a narrow screen folds away. */
async function unfoldAbout(page: Page) {
  const about = page.getByRole("complementary", { name: "About this call" });
  const unfold = about.getByRole("button", { name: "About this call" });
  if (await unfold.isVisible()) await unfold.click();
  return about;
}
