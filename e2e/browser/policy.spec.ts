import type { Page } from "@playwright/test";
import { test as base, expect } from "#e2e/harness/fixtures.ts";
import { hearViolations } from "#e2e/harness/policy-violations.ts";

type Fixtures = {
  /** What the policy of any page has refused so far. */
  violations: string[];
};

const test = base.extend<Fixtures>({
  violations: async ({ context }, use) => use(await hearViolations(context)),
});

const INLINE = "<script>window.pwned = 1</script>";

/** What is put in, and the directive that must refuse it. */
const injections: Record<string, [html: string, refused: string]> = {
  "a script": [INLINE, "script-src-elem: inline"],
  "a script with a guessed nonce": [INLINE.replace(">", ` nonce="${"A".repeat(24)}">`), "script-src-elem: inline"],
  "a script of data": [`<script src="data:text/javascript,window.pwned=1"></script>`, "script-src-elem: data"],
  "an image that fails": [`<img src="/nothing.png" onerror="window.pwned = 1">`, "script-src-attr: inline"],
  "a picture that loads": [`<svg onload="window.pwned = 1"></svg>`, "script-src-attr: inline"],
  "a frame of its own": [`<iframe srcdoc="<script>parent.pwned = 1</script>"></iframe>`, "script-src-elem: inline"],
  "an address that is a script": [`<iframe src="javascript:parent.pwned = 1"></iframe>`, "script-src-elem: inline"],
  "another place for every address": [
    `<base href="https://elsewhere.example/">`,
    "base-uri: https://elsewhere.example",
  ],
  "a sheet that reads along": ["<style>input[value^=a]{background:url(/leak)}</style>", "style-src-elem: inline"],
};

test("what gets into a page in spite of everything does not run", async ({
  page,
  busyInbox,
  violations,
  complaints,
}) => {
  test.slow();
  for (const [what, [html, refused]] of Object.entries(injections)) {
    violations.length = 0;
    await openWith(page, `${busyInbox.url}/nothing/here`, html);
    await expect.poll(() => violations.join(), { message: what }).toContain(refused);
    expect(await page.evaluate(() => "pwned" in window), what).toBe(false);
  }
  await openWith(page, `${busyInbox.url}/nothing/here`, INLINE, { withoutPolicy: true });
  expect(await page.evaluate(() => "pwned" in window), "without the policy").toBe(true);
  // So every test fails that opens a page in which the policy refuses anything.
  expect(complaints.unexpected().join()).toMatch(/Content Security Policy directive.*script-src/);
  complaints.expect(/./);
});

test("a nonce is used once", async ({ request, busyInbox }) => {
  const answers = await Promise.all([1, 2, 3].map(() => request.get(`${busyInbox.url}/sign-in`)));
  expect(new Set(answers.map((answer) => answer.headers()["content-security-policy"])).size).toBe(3);
});

/** Opens a page that has this HTML in it, as a hole in escaping would put it there. */
async function openWith(page: Page, url: string, html: string, { withoutPolicy = false } = {}): Promise<void> {
  await page.route(url, async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    if (withoutPolicy) delete headers["content-security-policy"];
    const body = (await response.text()).replace(/<body[^>]*>/, (tag) => `${tag}${html}`);
    await route.fulfill({ response, headers, body });
  });
  await page.goto(url);
  await page.unroute(url);
}
