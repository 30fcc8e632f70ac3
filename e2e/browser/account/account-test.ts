import { test as base, expect } from "#e2e/harness/fixtures.ts";
import { type Inbox, openInbox } from "#e2e/harness/inbox.ts";
import { newcomer } from "#e2e/harness/newcomer.ts";
import { deliver, newWebhookId, smsBody, TEST_SECRET } from "#e2e/harness/send.ts";
import type { Credentials } from "#e2e/harness/visitors.ts";
import type { Role } from "#lib/access/rights.ts";

type Fixtures = {
  /** A server of this test's own, with one delivery, one rejection that by now verifies, and an administrator. */
  server: Inbox;
  /** Makes a new person of a role and signs the test's browser in as them. */
  enter: (role: Role) => Promise<Credentials>;
};

const OTHER_SECRET = "whsec_b3RoZXItc2VjcmV0LW9mLXRoZS1pbmJveC0yNGI=";

/** Tests in a browser that is signed in, as whoever they need. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern
  server: async ({}, use) => {
    const inbox = await openInbox();
    await inbox.receives(smsBody("msg-1"));
    await deliver(inbox.url, OTHER_SECRET, newWebhookId(), smsBody("msg-2"));
    await inbox.stops();
    await inbox.startsAgain({ ALLO_WEBHOOK_SECRET: `main=${TEST_SECRET} next=${OTHER_SECRET}` });
    await use(inbox);
    await inbox.close();
  },
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
