import type { Page } from "playwright";
import { visitLive, withBrowser } from "#e2e/bench/browser/open-browser.ts";
import { type Latency, latencyOf } from "#e2e/bench/report/latency.ts";
import { quantile } from "#e2e/bench/report/quantile.ts";
import { scrollOn } from "#e2e/bench/transcript/scroll-on.ts";
import { watchOpening } from "#e2e/bench/transcript/watch-opening.ts";
import { askApi } from "#e2e/harness/ask.ts";
import { acknowledgement, eventually } from "#e2e/harness/deliveries.ts";
import { deliver, TEST_SECRET } from "#e2e/harness/send.ts";
import { callCompletedOfTurns } from "#e2e/simulator/deliveries.ts";
import { callSchema } from "#lib/api/call.ts";

/** Three hours. */
export const TURNS = 2_000;

/** The first openings warm server and browser and are not counted. */
const WARM_UP = 2;

export type TranscriptCounts = { openings: number; frames: number };

/** Milliseconds from one frame to the next while a list is scrolled; `late` is the share of those that took over 17. */
type Scrolled = { what: string; frames: number; p50: number; p95: number; p99: number; late: number };

export type TranscriptResult = { opening: Latency; scrolled: Scrolled[] };

/** In a real browser: a long call is opened from the list, and it and the list of deliveries are scrolled through. */
export function measureTranscript(
  from: string,
  { openings, frames }: TranscriptCounts,
  directory: string,
  say: (line: string) => void,
): Promise<TranscriptResult> {
  return withBrowser(from, directory, async ({ url, page }) => {
    const id = await receiveLongCall(url);
    say(`opening a call of ${TURNS} turns …`);
    const times: number[] = [];
    for (let sample = -WARM_UP; sample < openings; sample++) {
      const took = await openOnce(page, url, id);
      if (sample >= 0) times.push(took);
    }
    say("scrolling through its transcript …");
    const transcript = await page.evaluate(scrollOn, { list: '[aria-label="Turns"]', frames });
    say("scrolling through the list of deliveries …");
    await visitLive(page, `${url}/deliveries`);
    const deliveries = await page.evaluate(scrollOn, { list: '[aria-label="Deliveries"]', frames });
    return {
      opening: latencyOf(times),
      scrolled: [summarize(`transcript of ${TURNS} turns`, transcript), summarize("list of deliveries", deliveries)],
    };
  });
}

async function receiveLongCall(url: string): Promise<number> {
  const { webhookId, body } = callCompletedOfTurns(TURNS, "transcript benchmark");
  const answer = await deliver(url, TEST_SECRET, webhookId, body);
  const { id } = acknowledgement.parse(await answer.json());
  const call = await eventually(
    () => askApi(url, `/api/v1/calls/${id}`),
    ({ status }) => status === 200,
  );
  return callSchema.parse(call.json).id;
}

/** From the first page of the list, as it is the last that began; nothing of it is in the page before. */
async function openOnce(page: Page, url: string, id: number): Promise<number> {
  await visitLive(page, `${url}/calls`);
  const watch = await page.evaluateHandle(watchOpening);
  await page.locator(`a[data-call="${id}"]`).click();
  const took = await watch.evaluate(({ opened }) => opened);
  await watch.dispose();
  return took;
}

function summarize(what: string, gaps: readonly number[]): Scrolled {
  const late = gaps.filter((gap) => gap > 17).length / gaps.length;
  return {
    what,
    frames: gaps.length,
    p50: quantile(gaps, 0.5),
    p95: quantile(gaps, 0.95),
    p99: quantile(gaps, 0.99),
    late,
  };
}
