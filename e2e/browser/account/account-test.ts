import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "#e2e/harness/fixtures.ts";
import { newcomer } from "#e2e/harness/newcomer.ts";
import { deliver, newWebhookId, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer, type TestServer } from "#e2e/harness/server.ts";
import { type Credentials, WITH_ADMINISTRATOR } from "#e2e/harness/visitors.ts";
import type { Role } from "#lib/access/rights.ts";

type Fixtures = {
  /** Makes a new person of a role and signs the test's browser in as them. */
  enter: (role: Role) => Promise<Credentials>;
};

type WorkerFixtures = {
  /** A server with one delivery, one rejection that by now verifies, and an administrator. */
  server: TestServer;
};

/** Tests in a browser that is signed in, as whoever they need. */
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
});

export { expect };
