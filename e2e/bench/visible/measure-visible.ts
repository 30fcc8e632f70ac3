import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright";
import { visitLive, withBrowser } from "#e2e/bench/browser/open-browser.ts";
import { type Latency, latencyOf } from "#e2e/bench/report/latency.ts";
import { watchNews } from "#e2e/bench/visible/watch-news.ts";
import { eventBody, message } from "#e2e/harness/events.ts";
import { deliver, newWebhookId, TEST_SECRET } from "#e2e/harness/send.ts";

/** The first of each page are not counted. */
const WARM_UP = 5;
/** Between two of them, so that none waits for the news of the one before. */
const PAUSE_MS = 250;

/** Milliseconds from the answer that the sender has read: `told` until the page says that something is new, `row` until its row stands there. */
export type Seen = { path: string; told: Latency; row: Latency };

const lists = [
  { path: "/deliveries", attribute: "data-delivery", body: () => message() },
  { path: "/calls", attribute: "data-call", body: callBody },
] as const;

/** In a real browser, by the live stream, one delivery after the other. */
export function measureVisible(
  from: string,
  samples: number,
  directory: string,
  say: (line: string) => void,
): Promise<Seen[]> {
  return withBrowser(from, directory, async ({ url, page }) => {
    const seen: Seen[] = [];
    for (const { path, attribute, body } of lists) {
      say(`news on ${path} …`);
      await visitLive(page, url + path);
      await page.locator(`a[${attribute}]`).first().waitFor();
      const told: number[] = [];
      const row: number[] = [];
      for (let sample = -WARM_UP; sample < samples; sample++) {
        const took = await takeOnce(page, url, attribute, body());
        if (sample < 0) continue;
        told.push(took.told);
        row.push(took.row);
      }
      seen.push({ path, told: latencyOf(told), row: latencyOf(row) });
    }
    return seen;
  });
}

async function takeOnce(
  page: Page,
  url: string,
  attribute: string,
  body: string,
): Promise<{ told: number; row: number }> {
  const watch = await page.evaluateHandle(watchNews, attribute);
  const answer = await deliver(url, TEST_SECRET, newWebhookId(), body);
  if (answer.status !== 200) throw new Error(`a delivery was answered with ${answer.status}`);
  await answer.text();
  const acknowledged = performance.timeOrigin + performance.now();
  const seen = await watch.evaluate(({ seen }) => seen);
  await watch.dispose();
  await sleep(PAUSE_MS);
  return { told: seen.told - acknowledged, row: seen.row - acknowledged };
}

/** A call that has just ended. */
function callBody(): string {
  const now = new Date();
  return eventBody(
    "call.completed",
    {
      id: newWebhookId().replace("msg_", "cll_"),
      type: "INBOUND",
      result: "ANSWERED",
      start_date: now.toISOString(),
      length_in_minutes: 1,
      from_number: "+33639980142",
      from_name: "Camille Rousset",
      to: "+33199003210",
      to_name: "Harbor Repairs",
      user_email: "nora@example.net",
      tags: [],
      summary: null,
      recording_url: null,
      transcriptions: [],
    },
    now,
  );
}
