import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { type Complaints, hearComplaints } from "#e2e/harness/complaints.ts";
import { newcomer } from "#e2e/harness/newcomer.ts";
import { deliver, newWebhookId, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { type Credentials, WITH_ADMINISTRATOR } from "#e2e/harness/visitors.ts";
import type { Role } from "#lib/access/rights.ts";

type Fixtures = {
  complaints: Complaints;
  /** Makes a new person of a role and signs the test's browser in as them. */
  enter: (role: Role) => Promise<Credentials>;
};

type WorkerFixtures = {
  /** A server with one delivery, one rejection that by now verifies, and an administrator. */
  server: TestServer;
};

/** Tests in a browser that is signed in, and that fail on whatever the browser complains about. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern
    async ({}, use) => {
      const other = "whsec_b3RoZXItc2VjcmV0LW9mLXRoZS1pbmJveC0yNGI=";
      const settings = { ...WITH_ADMINISTRATOR, ALLO_WEBHOOK_SECRET: `main=${TEST_SECRET}` };
      const dataDir = mkdtempSync(join(tmpdir(), "allo-inbox-account-"));
      const before = await startServer({ dataDir, env: settings });
      await deliver(before.url, TEST_SECRET, newWebhookId(), smsBody("msg-1"));
      await deliver(before.url, other, newWebhookId(), smsBody("msg-2"));
      await before.stop();
      const server = await startServer({
        dataDir,
        env: { ...settings, ALLO_WEBHOOK_SECRET: `main=${TEST_SECRET} next=${other}` },
      });
      await use(server);
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  enter: async ({ context, server }, use) => {
    await use(async (role) => {
      const { person, laptop } = await newcomer(server, role);
      await context.addCookies(laptop.cookies().map((cookie) => ({ ...cookie, url: server.url })));
      return person;
    });
  },
  complaints: [
    async ({ context }, use) => {
      const complaints = hearComplaints(context);
      await use(complaints);
      expect(complaints.unexpected(), "complaints of the browser").toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens a page of the inbox, and waits until it answers to clicks and hears of news. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expectLive(page);
}

export async function expectLive(page: Page): Promise<void> {
  const light = page.getByRole("status").filter({ hasText: /^(?:Live|Connecting…|Reconnecting…)$/ });
  await expect(light).toHaveText("Live", { timeout: 15_000 });
}

export { expect };
