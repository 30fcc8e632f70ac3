import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "playwright";
import { enterWith } from "#e2e/harness/enter-as.ts";
import { TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";
import { ADMINISTRATOR, signIn } from "#e2e/harness/visitors.ts";

// Where the machine has a Chromium of its own it is used; elsewhere Playwright's own browser is.
const installed = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"];

export type Browsing = { url: string; page: Page };

/** Starts the real server on a copy of a data directory, and signs in at it with a browser that draws in software. */
export async function withBrowser<T>(
  from: string,
  directory: string,
  work: (browsing: Browsing) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(join(directory, "browser-"));
  cpSync(from, dataDir, { recursive: true });
  const server = await startServer({ dataDir, env: { ALLO_WEBHOOK_SECRET: TEST_SECRET } });
  try {
    const executablePath = installed.find((path) => existsSync(path));
    const browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ["--no-sandbox", "--disable-gpu"],
    });
    try {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await enterWith(context, server.url, await signIn(server.url, ADMINISTRATOR));
      return await work({ url: server.url, page: await context.newPage() });
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true });
  }
}

/** Opens an address, and waits until the page hears of news, by when it answers to clicks too. */
export async function visitLive(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page
    .getByRole("status")
    .filter({ hasText: /^Live$/ })
    .waitFor();
}
