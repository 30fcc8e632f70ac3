import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import { visit } from "#e2e/browser/list-page.ts";
import { askApi } from "#e2e/harness/ask.ts";
import { deliveryPage } from "#e2e/harness/deliveries.ts";
import { enterWith } from "#e2e/harness/enter-as.ts";
import { TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";
import { ADMINISTRATOR, signIn } from "#e2e/harness/visitors.ts";

// `npm run screenshots`: fills a fresh inbox with simulated calls and takes the pictures that the documents show.

const OUT = join(import.meta.dirname, "..", "..", "docs", "images");
const SIMULATE = "--count 300 --rate 60 --seed 12 --days 0 --duplicates 12 --invalid 2".split(" ");
const INSTALLED = "/usr/bin/chromium";

const server = await startServer({
  env: { ALLO_WEBHOOK_SECRET: `main-2026=${TEST_SECRET}`, BASE_URL: "https://inbox.harbor-repairs.example" },
});
const target = ["--url", `${server.url}/api/allo`, "--secret", TEST_SECRET];
await once(spawn(process.execPath, ["e2e/simulator/main.ts", ...target, ...SIMULATE], { stdio: "inherit" }), "exit");

const cookies = await signIn(server.url, ADMINISTRATOR);
const calls = await askApi(server.url, "/api/v1/deliveries?topic=call.completed&limit=1");
const [call] = deliveryPage.parse(calls.json).data;
const browser = await chromium.launch({
  ...(existsSync(INSTALLED) ? { executablePath: INSTALLED } : {}),
  args: ["--no-sandbox", "--disable-gpu"],
});
mkdirSync(OUT, { recursive: true });
for (const colorScheme of ["light", "dark"] as const) {
  const context = await browser.newContext({ colorScheme, viewport: { width: 1440, height: 900 } });
  await enterWith(context, server.url, cookies);
  const page = await context.newPage();
  await visit(page, `${server.url}/deliveries/${call?.id}`);
  await page.getByRole("tabpanel").getByText("call.completed").waitFor();
  await page.screenshot({ path: join(OUT, `deliveries-${colorScheme}.png`) });
  await context.close();
}
await browser.close();
await server.stop();
