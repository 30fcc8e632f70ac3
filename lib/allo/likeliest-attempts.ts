import { LAST_ATTEMPT, waitBetween } from "#lib/allo/retry-schedule.ts";

type Choice = { rank: number; number: number; cost: number; before: Choice | null };

// Each failed attempt may have taken up to Allo's limit before the next wait began.
const TIMEOUT_SECONDS = 20;
const WAIT_JITTER = 0.25;
const EVENT_JITTER = 0.1;
const UNEXPLAINED = 3;
const MISSED = 0.2;
const UNSEEN_START = 1;
const LATE_START = 3.5;
const LATE_START_SECONDS = 3600;
/** How long after its event the second try can come, in seconds. */
const SECOND_AFTER = waitBetween(1, 2) - 1;
const SECOND_BEFORE = 60;
const CONSIDERED = 64;

/** The increasing numbering 1 to 8, with gaps and nulls, that fits the ascending times (milliseconds) best. */
export function likeliestNumbers(sent: readonly number[], eventAt: number | null, wasDeaf: boolean): (number | null)[] {
  const choices: Choice[] = [];
  for (const [rank, at] of sent.slice(0, CONSIDERED).entries()) {
    const own: Choice[] = [];
    for (let number = 1; number <= LAST_ATTEMPT; number++) {
      const candidates = choices.flatMap((before) => following(before, rank, number, at - (sent[before.rank] ?? 0)));
      candidates.push(...opening(rank, number, eventAt === null ? null : at - eventAt, wasDeaf && rank === 0));
      const best = cheapest(candidates);
      if (best) own.push(best);
    }
    choices.push(...own);
  }

  const numbers: (number | null)[] = sent.map(() => null);
  const rest = (choice: Choice) => choice.cost + UNEXPLAINED * (Math.min(sent.length, CONSIDERED) - 1 - choice.rank);
  let best = cheapest(choices.map((choice) => ({ ...choice, cost: rest(choice) })));
  if (best && best.cost > UNEXPLAINED * sent.length) best = null;
  for (let choice = best; choice; choice = choice.before) numbers[choice.rank] = choice.number;
  return numbers;
}

/** As the first one with a number: the first of all, or one that we saw after missing those before it. */
function opening(rank: number, number: number, sinceEventMs: number | null, wasDeaf: boolean): Choice[] {
  const choice = (cost: number): Choice[] => [{ rank, number, cost: UNEXPLAINED * rank + cost, before: null }];
  const seconds = sinceEventMs === null ? null : sinceEventMs / 1000;
  if (number === 1) return choice(seconds !== null && seconds > LATE_START_SECONDS ? LATE_START : 0);
  if (seconds === null) return choice(UNSEEN_START + MISSED * (number - 1));
  // The first steps are shorter than the ordinary delay of an event, which alone tells nothing.
  if (number === 2) return wasDeaf && seconds >= SECOND_AFTER && seconds <= SECOND_BEFORE ? choice(-MISSED) : [];
  const fit = misfit(seconds, waitBetween(1, number), number - 1, EVENT_JITTER);
  return choice(fit === null ? LATE_START + MISSED * (number - 1) : fit - 1);
}

function following(before: Choice, rank: number, number: number, sinceMs: number): Choice[] {
  const steps = number - before.number;
  if (steps < 1) return [];
  const fit = misfit(sinceMs / 1000, waitBetween(before.number, number), steps, WAIT_JITTER);
  if (fit === null) return [];
  const unexplained = UNEXPLAINED * (rank - before.rank - 1);
  return [{ rank, number, cost: before.cost + fit + MISSED * (steps - 1) + unexplained, before }];
}

/** 0 for a perfect fit, 1 at the edge of what is believable, null beyond it. */
function misfit(seconds: number, expected: number, steps: number, jitter: number): number | null {
  const late = seconds - expected;
  // The times are whole seconds.
  const room = expected * jitter + 1 + (late > 0 ? TIMEOUT_SECONDS * steps : 0);
  return Math.abs(late) <= room ? Math.abs(late) / room : null;
}

function cheapest(choices: readonly Choice[]): Choice | null {
  return choices.reduce<Choice | null>((best, choice) => (best && best.cost <= choice.cost ? best : choice), null);
}
