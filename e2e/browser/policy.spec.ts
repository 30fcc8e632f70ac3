import { test as base, expect, type Page } from "@playwright/test";
import { enterAs } from "#e2e/harness/enter-as.ts";
import { type Inbox, openInbox } from "#e2e/harness/inbox.ts";
import { hearViolations } from "#e2e/harness/policy-violations.ts";
import { smsBody } from "#e2e/harness/send.ts";
import { ADMINISTRATOR } from "#e2e/harness/visitors.ts";

type Fixtures = {
  /** What the policy of any page has refused so far. */
  violations: string[];
};

/** Tests in a browser that is signed in to a server with one delivery and one rejection. */
const test = base.extend<Fixtures, { server: Inbox }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern
    async ({}, use) => {
      const server = await openInbox();
      await server.receives(smsBody("msg-1"));
      await server.refuses("{}", {});
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  violations: async ({ context }, use) => use(await hearViolations(context)),
});

test("no page does anything that its policy refuses", async ({ page, context, server, violations }) => {
  test.slow();
  for (const path of ["/sign-in", "/welcome", "/welcome#not-a-token", "/nothing/here"]) await open(path);
  await enterAs(context, server.url, ADMINISTRATOR);
  for (const path of ["/deliveries", "/deliveries/1", "/deliveries/999", "/overview", "/rejections", "/account"])
    await open(path);
  for (const path of ["/settings/people", "/settings/keys", "/settings/audit"]) await open(path);

  async function open(path: string): Promise<void> {
    await page.goto("about:blank");
    await page.goto(`${server.url}${path}`);
    await expectHydrated(page);
    expect(violations, path).toEqual([]);
  }
});

test("what a page does later keeps to its policy too: theme, tabs, toast, the next page", async ({
  page,
  context,
  server,
  violations,
}) => {
  await enterAs(context, server.url, ADMINISTRATOR);
  await page.goto(`${server.url}/deliveries/1`);
  await page.getByRole("tab", { name: /^Raw body/ }).click();
  await page.getByRole("button", { name: "Dark theme" }).click();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await page.goto(`${server.url}/deliveries`);
  await page
    .getByRole("button", { name: /^Send a test event/ })
    .first()
    .click();
  await page.getByRole("button", { name: "call.completed", exact: true }).click();
  await expect(page.locator("[data-sonner-toast]").first()).toBeVisible();
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: /^Overview/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  expect(violations).toEqual([]);
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

test("what gets into a page in spite of everything does not run", async ({ page, server, violations }) => {
  test.slow();
  for (const [what, [html, refused]] of Object.entries(injections)) {
    violations.length = 0;
    await openWith(page, `${server.url}/nothing/here`, html);
    await expect.poll(() => violations.join(), { message: what }).toContain(refused);
    expect(await page.evaluate(() => "pwned" in window), what).toBe(false);
  }
  await openWith(page, `${server.url}/nothing/here`, INLINE, { withoutPolicy: true });
  expect(await page.evaluate(() => "pwned" in window), "without the policy").toBe(true);
});

test("a nonce is used once", async ({ request, server }) => {
  const answers = await Promise.all([1, 2, 3].map(() => request.get(`${server.url}/sign-in`)));
  expect(new Set(answers.map((answer) => answer.headers()["content-security-policy"])).size).toBe(3);
});

/** React leaves its mark on what it has taken over, which only a page whose scripts run does. */
async function expectHydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__react")));
}

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
