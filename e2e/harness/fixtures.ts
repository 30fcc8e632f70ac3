import { test as base, expect } from "@playwright/test";
import { type Complaints, hearComplaints } from "#e2e/harness/complaints.ts";
import { enterWith } from "#e2e/harness/enter-as.ts";
import { type Inbox, openInbox } from "#e2e/harness/inbox.ts";
import { openRecordingInbox, type RecordingInbox } from "#e2e/harness/recording-inbox.ts";

type Fixtures = {
  /** The environment of `emptyInbox`. */
  settings: Record<string, string>;
  /** An inbox of this test's own, with nothing in it; the administrator is signed in. */
  emptyInbox: Inbox;
  /** An inbox with some thousand deliveries of a simulated week. Tests share it: they may add to it, and never stop it. */
  busyInbox: Inbox;
  /** An inbox that can have recordings, with the calls of the tests that share it: each looks for its own, and never stops it. */
  recordingInbox: RecordingInbox;
  complaints: Complaints;
};

type WorkerFixtures = {
  simulatedInbox: Inbox;
  sharedRecordingInbox: RecordingInbox;
};

/** Tests against real servers that fail on whatever the browser complains about. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  settings: [{}, { option: true }],
  emptyInbox: async ({ settings, context }, use) => {
    const inbox = await openInbox(settings);
    await enterWith(context, inbox.url, inbox.cookies);
    await use(inbox);
    // A page that is still open would complain about its end.
    for (const page of context.pages()) await page.close();
    await inbox.close();
  },
  busyInbox: async ({ simulatedInbox, context }, use) => {
    await enterWith(context, simulatedInbox.url, simulatedInbox.cookies);
    await use(simulatedInbox);
  },
  simulatedInbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern
    async ({}, use) => {
      const inbox = await openInbox({}, "a busy week");
      await use(inbox);
      await inbox.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  recordingInbox: async ({ sharedRecordingInbox, context }, use) => {
    await enterWith(context, sharedRecordingInbox.url, sharedRecordingInbox.cookies);
    await use(sharedRecordingInbox);
  },
  sharedRecordingInbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern
    async ({}, use) => {
      const inbox = await openRecordingInbox();
      await use(inbox);
      await inbox.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  complaints: [
    async ({ context }, use) => {
      const complaints = hearComplaints(context);
      await use(complaints);
      expect(complaints.unexpected(), "complaints of the browser").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
