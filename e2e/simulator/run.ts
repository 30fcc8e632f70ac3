import { setTimeout as wait } from "node:timers/promises";
import { flaws, type SignedRequest, signed } from "#e2e/simulator/flaws.ts";
import type { Planned } from "#e2e/simulator/plan.ts";
import { makePoster, type Poster } from "#e2e/simulator/post.ts";
import { retryWaits } from "#e2e/simulator/retry-schedule.ts";
import { makeSlots, type Slots } from "#e2e/simulator/slots.ts";
import { countAnswer, countOutcome, countSent, type Tally } from "#e2e/simulator/tally.ts";
import type { Secret } from "#lib/allo/signature.ts";

/** Either a secret to sign with or the token of the older formats. */
export type Proof = { secret: Secret } | { token: string };

export type RunOptions = {
  url: URL;
  proof: Proof;
  /** Requests a second; 0 is as fast as it goes. */
  rate: number;
  retryFactor: number | null;
  /** Ends the run early: nothing new is sent, and what is under way may finish. */
  stop: AbortSignal;
};

const MOST_AT_ONCE = 64;
/** At a steady rate a slow inbox gets more at once, as it would from Allo, within reason. */
const MOST_AT_ONCE_PACED = 1000;

/** Sends all that is planned and counts it in `tally`. */
export async function run(plan: Iterable<Planned>, options: RunOptions, tally: Tally): Promise<void> {
  const { rate, stop } = options;
  const poster = makePoster();
  const slots = makeSlots(rate === 0 ? MOST_AT_ONCE : MOST_AT_ONCE_PACED);
  const underWay = new Set<Promise<void>>();
  const began = performance.now();
  let turn = 0;
  for (const planned of plan) {
    const early = rate === 0 ? 0 : began + (turn++ / rate) * 1000 - performance.now();
    if (early > 0) await pause(early, stop);
    await slots.take();
    if (stop.aborted) break;
    countSent(tally, planned);
    const sending = deliver(planned, options, { poster, slots }, tally).finally(() => underWay.delete(sending));
    underWay.add(sending);
  }
  await Promise.all(underWay);
  poster.close();
}

/** One delivery with its retries, its first slot taken: the same id and bytes each time, a fresh signature. */
async function deliver(planned: Planned, options: RunOptions, line: { poster: Poster; slots: Slots }, tally: Tally) {
  const { retryFactor, stop, proof } = options;
  let ok = false;
  for (const before of planned.kind === "invalid" ? [0] : retryWaits(retryFactor)) {
    if (before > 0) {
      await pause(before, stop);
      if (stop.aborted) break;
      await line.slots.take();
    }
    const { headers, body } = requestFor(planned, proof);
    const answer = await line.poster.post(addressFor(planned, options), headers, body);
    line.slots.free();
    countAnswer(tally, planned, answer);
    ok = answer.ok;
    if (ok) break;
  }
  countOutcome(tally, planned, ok);
}

function requestFor({ webhookId, body, flaw }: Planned, proof: Proof): SignedRequest {
  if ("token" in proof) return { headers: {}, body };
  const attempt = { id: webhookId, seconds: Math.floor(Date.now() / 1000), body, secret: proof.secret };
  const broken = flaw === null ? signed : flaws[flaw];
  if (!broken) throw new Error(`there is no flaw called ${flaw}`);
  return broken(attempt);
}

function addressFor({ flaw }: Planned, { url, proof }: RunOptions): URL {
  if (!("token" in proof)) return url;
  const token = flaw === null ? proof.token : [...proof.token].toReversed().join("").concat("x");
  const address = new URL(url);
  address.pathname = `${url.pathname.replace(/\/$/, "")}/${encodeURIComponent(token)}`;
  return address;
}

/** Waits, or less when the run is stopped. */
async function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal: stop }).catch(() => {});
}
