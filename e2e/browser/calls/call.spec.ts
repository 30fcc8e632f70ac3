import type { Page } from "@playwright/test";
import { soundIs, spokenTurn, turns, visitCall } from "#e2e/browser/calls/call-page.ts";
import { newCall, newNumber, receiveCall, receiveRecorded } from "#e2e/browser/calls/told-call.ts";
import { visit } from "#e2e/browser/list-page.ts";
import { contact, eventBody } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectNoSidewaysScroll, expectSound } from "#e2e/harness/sound.ts";
import { ADMINISTRATOR } from "#e2e/harness/visitors.ts";
import type { RecordingState } from "#lib/api/call.ts";

const camille = {
  person: {
    id: "con_1",
    name: "Camille",
    last_name: "Rousset",
    email: "camille@example.net",
    emails: ["camille@example.net"],
    numbers: ["+33639980142", "+33639980143"],
    job_title: "Fleet manager",
    favourite_bike: "Peugeot",
  },
  company: { id: "com_1", name: "Marina Vélos" },
  deals: [
    { id: "dea_1", name: "Fleet service", status: "proposal", value: 2400, currency: "EUR", close_date: "2026-04-01" },
  ],
};

test("says who, how it went, what was said, and which delivery says so", async ({ page, recordingInbox }) => {
  const desk = newCall();
  const before = desk.completes({ user_email: "desk@example.net", transfer_original_call_id: `${desk.id}-lost` });
  const deskId = await receiveCall(recordingInbox, before);
  const call = newCall();
  const completion = call.completes({
    recording_url: recordingInbox.linkTo("audio"),
    transfer_original_call_id: desk.id,
    transfer_from: { number: null, user_email: "nora@example.net", user_name: "Nora Marchand" },
    transfer_to: { number: "+33199003211", user_email: null, user_name: null },
    original_to_number: "+33199003212",
    original_to_name: "Front desk",
    ivr_result: [{ dtmf_key: "1", text_key: "Emergencies" }],
    data_collected: { door_code: "42" },
  });
  const id = await receiveCall(
    recordingInbox,
    call.rings(camille),
    call.isAnswered(),
    completion,
    call.getsTag({ tag_key: "urgent", tag_name: "Urgent" }, 90_000),
  );
  await visitCall(page, recordingInbox, `${id}#t=12`);
  await expect(page).toHaveTitle("Camille Rousset · Allo Inbox");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Camille Rousset");
  const summary = page.getByRole("region", { name: "Summary" });
  await expect(summary.getByRole("strong")).toHaveText("Emergency");
  await expect(page.getByText("Inbound to Harbor Plumbing · 16 Mar 2026, 10:12 · 42 s · answered")).toBeVisible();
  const about = await unfoldAbout(page);
  for (const [section, ...texts] of [
    ["Person", "Marina Vélos", "+33 6 39 98 01 43", "Fleet manager", "Favourite bike", "Peugeot"],
    ["Deal", "Fleet service, €2,400.00, proposal, closes 1 Apr 2026"],
    ["How it went", "Answered", "1 s before it was picked up", "1, Emergencies", "Door code", "marcus@example.net"],
    ["How it went", "First dialled", "Front desk", "matched, 2 s apart"],
    ["Transfer", "Nora Marchand", "+33 1 99 00 32 11", `${desk.id}-lost, never reported`],
    ["Talk", "Harbor Plumbing 54 %", "Harbor Plumbing 2, Camille Rousset 0", "longest 1.3 s"],
    ["Recording", "Recording kept, 84.0 KB"],
    ["Tags", "Urgent added by nora@example.net"],
  ] as const) {
    for (const text of texts) await expect(about.getByRole("region", { name: section })).toContainText(text);
  }
  await expect(about.getByRole("link", { name: "desk@example.net" })).toHaveAttribute("href", `/calls/${deskId}`);
  const made = about.getByRole("region", { name: "Made from" });
  await expect(made.getByRole("link")).toHaveText([
    `call.received${id}`,
    `call.answered${id + 1}`,
    `call.completed${id + 2}`,
    `tag.added${id + 3}`,
  ]);
  await expect(made.getByRole("link", { name: /^tag\.added/ })).toHaveAttribute("href", `/deliveries/${id + 3}`);
  await made.getByRole("button", { name: "Which delivery says what" }).click();
  const source = made.getByRole("link", { name: String(id + 2), exact: true }).first();
  await expect(source).toHaveAttribute("href", `/deliveries/${id + 2}`);
  await expectSound(page);
  await about.getByRole("button", { name: /^at 0:/ }).click();
  await expect(spokenTurn(page)).toContainText("One second. Right, it's off.");
});

test("a call goes from its ring to its recording while it is open, and who listens is written down", {
  tag: "@any-width",
}, async ({ page, recordingInbox }) => {
  const call = newCall({ startedAt: Date.now(), them: "+33639980171" });
  await visit(page, `${recordingInbox.url}/calls`);
  await recordingInbox.receives(call.getsTag({ tag_key: "to_call_back", tag_name: "To call back" }, 0));
  const id = await recordingInbox.receives(call.rings());
  await page.getByRole("region", { name: "Going on now" }).getByRole("link", { name: "+33 6 39 98 01 71" }).click();
  await expect(page).toHaveURL(`${recordingInbox.url}/calls/${id}`);
  await expect(page.getByText("A summary comes, if there is one, some minutes after the call.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Player" })).toHaveCount(0);
  await expectSound(page);

  const letGo = recordingInbox.holdsAudio();
  const link = recordingInbox.linkTo("audio");
  await recordingInbox.receives(call.completes({ recording_url: link, tags: ["to_call_back"] }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Camille Rousset");
  await expect(page).toHaveTitle("Camille Rousset · Allo Inbox");
  await expect(page.getByRole("region", { name: "Summary" })).toContainText("Water turned off at the meter");
  await expect(turns(page).first()).toContainText("Marcus speaking");
  const about = await unfoldAbout(page);
  await expect(about.getByRole("region", { name: "Tags" })).toContainText("To call back added by nora@example.net");
  await expect(page.locator("article > header").getByText("To call back")).toBeVisible();
  const recording = about.getByRole("region", { name: "Recording" });
  await expect(recording).toContainText("Recording on its way");
  letGo();
  await expect(recording).toContainText("Recording kept");
  await page.getByRole("button", { name: "Play" }).click();
  await expect.poll(() => soundIs(page, "currentTime")).toBeGreaterThan(0);

  await page.goto(`${recordingInbox.url}/settings/audit?what=recordings`);
  await expect(page.getByRole("list", { name: "Audit log" }).getByRole("listitem").first()).toContainText(
    `${ADMINISTRATOR.email} listened to the recording of call ${call.id}`,
  );
});

test("what became of a call before its page heard of news is not missed", { tag: "@any-width" }, async ({
  page,
  recordingInbox,
}) => {
  const call = newCall({ startedAt: Date.now() });
  const id = await receiveCall(recordingInbox, call.rings());
  const over = Promise.withResolvers<void>();
  await page.route("**/api/v1/live", async (route) => {
    await over.promise;
    await route.continue();
  });
  await page.goto(`${recordingInbox.url}/calls/${id}`);
  await expect(page.getByText("A summary comes, if there is one, some minutes after the call.")).toBeVisible();
  await recordingInbox.receives(call.completes());
  over.resolve();
  await expect(turns(page).first()).toContainText("Marcus speaking");
});

test("the name of a contact goes before what the call says, and leads to the contact", { tag: "@any-width" }, async ({
  page,
  recordingInbox,
}) => {
  const them = "+33639980172";
  const call = newCall({ them });
  const id = await receiveCall(recordingInbox, call.rings(camille), call.completes());
  const lookedAgain = page.waitForResponse(`**/api/v1/calls/${id}`);
  await visitCall(page, recordingInbox, id);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Camille Rousset");
  await lookedAgain;
  const told = { id: "con_of_calls", first: "Camille", last: "Roussel-Martin", numbers: [them] };
  await recordingInbox.receives(contact({ ...told, happenedAt: new Date("2026-03-01T08:00:00.000Z") }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Camille Roussel-Martin");
  await expect(page).toHaveTitle("Camille Roussel-Martin · Allo Inbox");
  const person = page.getByRole("region", { name: "Person" });
  await expect(person).toContainText("Fleet manager");
  await expect(person).not.toContainText("Camille Rousset");
  await person.getByRole("link", { name: "Camille Roussel-Martin" }).click();
  await expect(page).toHaveURL(/\/contacts\/\d+$/);
  await expect(page.getByRole("heading", { level: 1, name: "Camille Roussel-Martin" })).toBeVisible();
});

const words: Record<RecordingState, RegExp> = {
  off: /No recordingRecording is switched off/,
  waiting: /on its way.*Next try \d+ \w+ \d{4}, /,
  kept: /Recording kept, 84\.0 KB.*Since \d+ \w+ \d{4}, /,
  proxied: /Recording at Allo/,
  "not-kept": /Recording not kept.*RECORDINGS=off/,
  dead: /Recording gone.*Since \d+ \w+ \d{4}, /,
  "too-large": /Recording too large/,
  refused: /refused.*private address.*OUTBOUND_ALLOW/,
};

test("tells what became of a recording, and plays only what can be played", { tag: "@any-width" }, async ({
  page,
  recordingInbox,
}) => {
  await visitCall(page, recordingInbox, await receiveCall(recordingInbox, newCall().completes()));
  await expectRecording(page, "off");
  for (const [link, state] of [
    ["audio", "kept"],
    ["not-yet", "waiting"],
    ["gone", "dead"],
    ["a-terabyte", "too-large"],
    ["forbidden", "refused"],
  ] as const) {
    await visitCall(page, recordingInbox, await receiveRecorded(recordingInbox, link, state));
    await expectRecording(page, state);
  }
});

test.describe("an inbox that leaves recordings at Allo", () => {
  test.use({ settings: { RECORDINGS: "off" } });

  test("says that it does, until it is to stream them", { tag: "@any-width" }, async ({ page, emptyInbox }) => {
    const link = "https://storage.withallo.com/recordings/8RmTNSw4xK6CQ9uVy7Ea.mp3";
    const id = await receiveCall(emptyInbox, newCall().completes({ recording_url: link }));
    await visitCall(page, emptyInbox, id);
    await expectRecording(page, "not-kept");
    await page.goto("about:blank");
    await emptyInbox.stops();
    await emptyInbox.startsAgain({ RECORDINGS: "proxy" });
    await visitCall(page, emptyInbox, id);
    await expectRecording(page, "proxied");
  });
});

async function expectRecording(page: Page, state: RecordingState): Promise<void> {
  await test.step(state, async () => {
    await expect(page.getByRole("region", { name: "Recording" })).toHaveText(words[state]);
    const playable = state === "kept" || state === "proxied";
    await expect(page.getByRole("button", { name: "Play" })).toBeEnabled({ enabled: playable });
    await expect(page.getByRole("link", { name: "Download the recording" })).toHaveCount(playable ? 1 : 0);
  });
}

const LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch".repeat(20);
const EVIL = `"><img src=x onerror="window.pwned=1"><script>window.pwned=1</script> \u202E\u2067ליאור 👩‍👩‍👧‍👦`;

test("whatever a call holds is shown, not run, and breaks nothing", async ({ page, recordingInbox }) => {
  const outside: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(recordingInbox.url)) outside.push(request.url());
  });
  const text = EVIL + LONG;
  const leg = { number: text, user_email: text, user_name: text };
  // A number is cut, so what makes it this call's own stands first.
  const call = newCall({ us: `${newNumber()} ${text}`, them: text });
  const wild = call.completes(
    {
      result: text,
      from_name: text,
      to_name: text,
      original_to_number: text,
      original_to_name: text,
      user_email: text,
      tags: Array.from({ length: 9 }, (_, index) => `${index}${text}`),
      summary: `${text}\n\n![x](https://example.com/x.png) [run](javascript:window.pwned=1) [d](data:text/html,x)\n\n<iframe src=/>`,
      ivr_result: [{ dtmf_key: text, text_key: text }],
      data_collected: { [text]: text, ["__proto__"]: 1, constructor: { deep: [text] } },
      transfer_from: leg,
      transfer_to: leg,
      transfer_original_call_id: text,
    },
    [
      { speaker: "us", offsetMs: 0, text },
      { speaker: "them", offsetMs: 1000, text: "\u0000\u0007 a\n\n\nb" },
    ],
  );
  const rings = call.rings({
    person: { [text]: { [text]: text }, name: text },
    company: { id: null, name: text },
    deals: [{ name: text, value: 1e300, currency: "XXXX", status: text }, { value: 5, currency: "ZZZ" }, {}],
  });
  const untagged = { call_id: call.id, tag_key: text, tag_name: text, user_email: text };
  const id = await receiveCall(recordingInbox, rings, wild, eventBody("tag.removed", untagged));
  await visitCall(page, recordingInbox, id);
  const about = await unfoldAbout(page);
  for (const section of ["Person", "Deal", "Transfer", "Tags"]) {
    await expect(about.getByRole("region", { name: new RegExp(`^${section}`) })).toContainText('"><img src=x');
  }
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

test("a call that is not there says so", { tag: "@any-width" }, async ({ page, recordingInbox, complaints }) => {
  complaints.expect(/404/);
  for (const id of ["999999", "x9"]) {
    const answer = await page.goto(`${recordingInbox.url}/calls/${id}`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "There is no such call" })).toBeVisible();
  }
  await expectSound(page);
});

/** What is known about the call, which a narrow screen folds away. */
async function unfoldAbout(page: Page) {
  const about = page.getByRole("complementary", { name: "About this call" });
  const unfold = about.getByRole("button", { name: "About this call" });
  if (await unfold.isVisible()) await unfold.click();
  return about;
}
