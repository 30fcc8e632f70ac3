import { type PlanKind, type Planned, planKinds } from "#e2e/simulator/plan.ts";
import type { Answer } from "#e2e/simulator/post.ts";

/** What a run has sent and heard, counted as it goes. */
export type Tally = {
  planned: number;
  requests: number;
  /** By topic, then by kind. */
  sent: Map<string, Record<PlanKind, number>>;
  /** By kind and answer: the time of each. */
  answers: Map<string, { kind: PlanKind; label: string; times: number[] }>;
  /** Rightly signed and never answered with 2xx, although all attempts were made. */
  lost: number;
  /** The flaws of what was wrongly signed and yet accepted. */
  accepted: string[];
};

export function emptyTally(): Tally {
  return { planned: 0, requests: 0, sent: new Map(), answers: new Map(), lost: 0, accepted: [] };
}

export function countSent(tally: Tally, { kind, topic }: Planned): void {
  const row = tally.sent.get(topic) ?? emptyRow();
  row[kind]++;
  tally.sent.set(topic, row);
  tally.planned++;
}

export function countAnswer(tally: Tally, { kind }: Planned, { label, milliseconds }: Answer): void {
  const key = `${kind} ${label}`;
  const row = tally.answers.get(key) ?? { kind, label, times: [] };
  row.times.push(milliseconds);
  tally.answers.set(key, row);
  tally.requests++;
}

export function countOutcome(tally: Tally, { kind, flaw }: Planned, ok: boolean): void {
  if (kind === "invalid") {
    if (ok) tally.accepted.push(flaw ?? "unnamed");
  } else if (!ok) tally.lost++;
}

export function emptyRow(): Record<PlanKind, number> {
  return { new: 0, lookalike: 0, unknown: 0, duplicate: 0, conflict: 0, invalid: 0 };
}

export function exitCodeOf({ lost, accepted }: Tally): 0 | 1 {
  return lost > 0 || accepted.length > 0 ? 1 : 0;
}

/** The kinds that a run has sent at least once. */
export function kindsOf(tally: Tally): PlanKind[] {
  return planKinds.filter((kind) => [...tally.sent.values()].some((row) => row[kind] > 0));
}
