import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import { turns } from "#e2e/browser/calls/call-page.ts";
import { visit } from "#e2e/browser/list-page.ts";
import { askApi } from "#e2e/harness/ask.ts";
import { deliveryPage, eventually } from "#e2e/harness/deliveries.ts";
import { enterWith } from "#e2e/harness/enter-as.ts";
import { TEST_SECRET } from "#e2e/harness/send.ts";
import { startServer } from "#e2e/harness/server.ts";
import { ADMINISTRATOR, signIn } from "#e2e/harness/visitors.ts";
import { type Call, callItemSchema, callSchema } from "#lib/api/call.ts";
import { pageSchema } from "#lib/api/page.ts";

// `npm run screenshots`: fills a fresh inbox with simulated calls and takes the pictures that the documents show.

const OUT = join(import.meta.dirname, "..", "..", "docs", "images");
const SIMULATE = "--count 300 --rate 60 --seed 12 --days 0 --duplicates 12 --invalid 2 --recordings".split(" ");
/** Of the names that the simulator has, those that a picture wants. */
const PLAIN = /^\p{L}+ \p{L}+$/u;
const INSTALLED = "/usr/bin/chromium";

const server = await startServer({
  env: {
    ALLO_WEBHOOK_SECRET: `main-2026=${TEST_SECRET}`,
    BASE_URL: "https://inbox.harbor-repairs.example",
    OUTBOUND_ALLOW: "127.0.0.1/32",
  },
});
const target = ["--url", `${server.url}/api/allo`, "--secret", TEST_SECRET];
await once(spawn(process.execPath, ["e2e/simulator/main.ts", ...target, ...SIMULATE], { stdio: "inherit" }), "exit");

const cookies = await signIn(server.url, ADMINISTRATOR);
const completed = await askApi(server.url, "/api/v1/deliveries?topic=call.completed&limit=1");
const [delivery] = deliveryPage.parse(completed.json).data;
const call = await eventually(recordedCall, (found) => found !== undefined);
const browser = await chromium.launch({
  ...(existsSync(INSTALLED) ? { executablePath: INSTALLED } : {}),
  args: ["--no-sandbox", "--disable-gpu"],
});
mkdirSync(OUT, { recursive: true });
for (const colorScheme of ["light", "dark"] as const) {
  const context = await browser.newContext({ colorScheme, viewport: { width: 1440, height: 900 } });
  await enterWith(context, server.url, cookies);
  const page = await context.newPage();
  await visit(page, `${server.url}/deliveries/${delivery?.id}`);
  await page.getByRole("tabpanel").getByText("call.completed").waitFor();
  await page.screenshot({ path: join(OUT, `deliveries-${colorScheme}.png`) });
  await visit(page, `${server.url}/calls/${call?.id}`);
  await turns(page).nth(3).click();
  await page.screenshot({ path: join(OUT, `call-${colorScheme}.png`) });
  await context.close();
}
await browser.close();
await server.stop();

/** A call that can be heard here. */
async function recordedCall(): Promise<Call | undefined> {
  const answer = await askApi(server.url, "/api/v1/calls?hasRecording=true&limit=200");
  const named = pageSchema(callItemSchema)
    .parse(answer.json)
    .data.filter(({ them }) => PLAIN.test(them.name ?? ""));
  for (const { id } of named) {
    const call = callSchema.parse((await askApi(server.url, `/api/v1/calls/${id}`)).json);
    if (call.recording.state === "kept") return call;
  }
  return undefined;
}
