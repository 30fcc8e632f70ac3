// Sees to it that the browser tests have a Chromium: the machine's own, or Playwright's, or Debian's package.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { node, root, run, say } from "./prepare.mjs";

// The first is the second without its own windows, and about twice as quick here.
const INSTALLED = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const playwright = join(root, "node_modules", "playwright", "cli.js");

/** Resolves with an error to show when no browser can be had. */
export async function ensureBrowser() {
  if (INSTALLED.some((path) => existsSync(path)) || (await hasPlaywrightsOwn())) return null;
  say("Installing a browser for the tests …");
  const own = await run(node, [playwright, "install", "chromium"], { capture: true });
  if (own.code === 0) return null;
  if (existsSync("/usr/bin/apt-get")) {
    await run("apt-get", ["update"], { capture: true });
    const debian = await run("apt-get", ["install", "-y", "chromium-headless-shell"], { capture: true });
    if (debian.code === 0) return null;
  }
  return "No browser for the tests: install Chromium (Debian: apt-get install chromium-headless-shell), or run: npx playwright install chromium";
}

async function hasPlaywrightsOwn() {
  const script = "import('playwright').then(({ chromium }) => console.log(chromium.executablePath()))";
  const { output } = await run(node, ["-e", script], { capture: true });
  return existsSync(output.trim());
}
