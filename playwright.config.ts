import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import { shareBetweenProcesses } from "#e2e/harness/shared-once.ts";

// Its workers are started with what this leaves in the environment.
shareBetweenProcesses();

// Where the machine has a Chromium of its own it is used; elsewhere Playwright's own browser is.
const installed = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => existsSync(path));

export default defineConfig({
  testDir: "e2e/browser",
  workers: 2,
  // Generous, so that a busy machine is slow and not red.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["dot"], ["json"]] : [["list"]],
  use: {
    timezoneId: "Europe/Paris",
    locale: "en-GB",
    permissions: ["clipboard-read", "clipboard-write"],
    launchOptions: {
      ...(installed ? { executablePath: installed } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "wide", use: { viewport: { width: 1440, height: 900 } } },
    {
      name: "narrow",
      // What does not depend on the width is tried once: whole files, and single tests with this tag.
      grepInvert: /@any-width/,
      testIgnore: "**/{budget,curl,hostile-places,long-open,policy,session-end}.spec.ts",
      use: { viewport: { width: 390, height: 844 }, hasTouch: true },
    },
  ],
});
