import type { Page } from "@playwright/test";
import { detail, row, visit } from "#e2e/browser/list-page.ts";
import { eventBody, message } from "#e2e/harness/events.ts";
import { expect, test } from "#e2e/harness/fixtures.ts";
import { expectNoSidewaysScroll, expectSound } from "#e2e/harness/sound.ts";

const LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch".repeat(40);

const bodies: Record<string, string | Uint8Array> = {
  "HTML in a name": message({
    from: `"><img src=x onerror="window.pwned=1"><script>window.pwned=1</script>`,
    content: "<svg onload=window.pwned=1>",
  }),
  "an address that is a script": eventBody("call.completed", {
    id: "cll_x",
    recording_url: "javascript:window.pwned=1",
    from_name: "javascript:window.pwned=1",
  }),
  "text from right to left": message({ from: "\u202Eelbisrever \u2067ליאור", content: "שלום \u202E txt.exe مرحبا" }),
  "words without an end": message({ from: LONG, number: "+336".padEnd(300, "9"), content: LONG }),
  "emoji and marks piled up": message({ from: "👩‍👩‍👧‍👦🏳️‍🌈 Z̷̘̾a̸̰͝l̶̙̈g̴̗̀o̶̮̚", content: "🚲".repeat(500) }),
  "null bytes and control characters": message({ from: "\u0000\u0007\u001b[31mred", content: "a\u0000b\u2028c" }),
  "an endless topic": eventBody(`${LONG}.<b>x</b>`, { [LONG]: LONG }),
  "names of built-in things": `{"topic":"constructor","__proto__":{"polluted":1},"version":"toString","data":{"hasOwnProperty":1,"__proto__":{"polluted":1}}}`,
  "nesting without end": `${"[".repeat(3000)}${"]".repeat(3000)}`,
  "a number beyond numbers": `{"topic":"sms.sent","version":1e999,"timestamp":99999999999999999999,"data":[-0,1e-400]}`,
  "half a character": Buffer.from(`{"topic":"sms.received","data":{"content":"\\ud83d"},"x":"\\udc00"}`),
};

const PHONE = { width: 390, height: 844 };

test("whatever a delivery holds is shown, not run, and breaks nothing", { tag: "@any-width" }, async ({
  page,
  busyInbox,
}) => {
  test.slow();
  const wide = page.viewportSize() ?? PHONE;
  const outside = watchOutside(page, busyInbox.url);
  for (const [what, body] of Object.entries(bodies)) {
    await test.step(what, async () => {
      const id = await busyInbox.receives(body);
      await visit(page, `${busyInbox.url}/deliveries/${id}`);
      await expect(detail(page).getByRole("heading", { level: 1 })).toBeVisible();
      for (const size of [PHONE, wide]) {
        await page.setViewportSize(size);
        for (const tab of ["Payload", "Raw body", "Headers"]) {
          await page.getByRole("tab", { name: new RegExp(`^${tab}`) }).click();
          await expect(page.getByRole("status", { name: "Loading the body" })).toBeHidden();
          await expectNoSidewaysScroll(page);
          await expectNothingCutOff(page);
        }
      }
      expect(await page.evaluate(() => "pwned" in window || "polluted" in {})).toBe(false);
      expect(await page.locator("a[href^='javascript:' i]").count()).toBe(0);
    });
  }
  expect(outside).toEqual([]);
});

test("all of them at once are still an accessible list", async ({ page, busyInbox }) => {
  const ids = await Promise.all(Object.values(bodies).map((body) => busyInbox.receives(body)));
  await visit(page, `${busyInbox.url}/deliveries`);
  await expect(row(page, Math.max(...ids))).toBeVisible();
  await expectSound(page);
  await visit(page, `${busyInbox.url}/overview`);
  await expectSound(page);
  expect(await page.evaluate(() => "pwned" in window)).toBe(false);
});

/** Requests to anywhere but the inbox itself. */
function watchOutside(page: Page, url: string): string[] {
  const outside: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !/^(?:data|blob):/.test(request.url())) outside.push(request.url());
  });
  return outside;
}

/** Nothing in the detail is cut off at its edge; what scrolls by itself may be wider. */
async function expectNothingCutOff(page: Page): Promise<void> {
  const { wide, room } = await detail(page).evaluate((element) => ({
    wide: element.scrollWidth,
    room: element.clientWidth,
  }));
  expect(wide, "the detail's width").toBeLessThanOrEqual(room);
}
