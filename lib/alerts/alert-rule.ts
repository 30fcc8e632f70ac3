const MINUTE = 60_000;

/** What is watched, in the order of the page. */
export const alertRuleIds = ["late", "silence", "forwards", "disabling", "callbacks", "disk"] as const;

export type AlertRuleId = (typeof alertRuleIds)[number];

type Threshold = { unit: string; usual: number; min: number; max: number };

type Shape = {
  /** What it is about, and what it says, in words for people. */
  title: string;
  explanation: string;
  threshold: Threshold | null;
  /** How long it has to hold before it is said, and not to hold before its end is: what flutters is said once. */
  opensAfterMs: number;
  recoversAfterMs: number;
};

export const alertRules: Record<AlertRuleId, Shape> = {
  late: {
    title: "Deliveries arrive late",
    explanation:
      "A delivery came on a later try of Allo’s, this long after the first. Allo tries again for 27 hours when it cannot reach us.",
    threshold: { unit: "minutes late", usual: 5, min: 1, max: 1440 },
    opensAfterMs: 0,
    recoversAfterMs: MINUTE,
  },
  silence: {
    title: "No events for longer than usual",
    explanation:
      "None came where the same hours of the last four weeks had about this many. Needs two weeks of history.",
    threshold: { unit: "events missed", usual: 10, min: 3, max: 1000 },
    opensAfterMs: 0,
    recoversAfterMs: 0,
  },
  forwards: {
    title: "Forwards fail",
    explanation: "An endpoint of ours has taken nothing for this long, and each try failed.",
    threshold: { unit: "minutes", usual: 10, min: 1, max: 1440 },
    opensAfterMs: 0,
    recoversAfterMs: 5 * MINUTE,
  },
  disabling: {
    title: "An endpoint is about to be turned off",
    explanation:
      "It has failed for half a day and more. After five days of nothing but failure it gets nothing any more.",
    threshold: null,
    opensAfterMs: 0,
    recoversAfterMs: 0,
  },
  callbacks: {
    title: "Somebody waits for a call back",
    explanation: "Nobody has answered a call or message for this long.",
    threshold: { unit: "hours", usual: 4, min: 1, max: 720 },
    opensAfterMs: 0,
    recoversAfterMs: 5 * MINUTE,
  },
  disk: {
    title: "The disk is nearly full",
    explanation: "The disk of DATA_DIR is used this far. A full disk takes no delivery.",
    threshold: { unit: "% used", usual: 90, min: 50, max: 99 },
    opensAfterMs: MINUTE,
    recoversAfterMs: 5 * MINUTE,
  },
};

/** What an administrator chose for one of them. */
export type AlertRule = {
  rule: AlertRuleId;
  enabled: boolean;
  /** Null where it has none. */
  threshold: number | null;
  /** The ids of the channels that are told; null for all, also those to come. */
  channels: number[] | null;
  /** Say it again each day while it lasts. */
  remind: boolean;
};

export function usualRule(rule: AlertRuleId): AlertRule {
  const threshold = alertRules[rule].threshold?.usual ?? null;
  return { rule, enabled: true, threshold, channels: null, remind: false };
}

/** Why a threshold cannot be, or null. */
export function thresholdProblem(rule: AlertRuleId, threshold: number): string | null {
  const bounds = alertRules[rule].threshold;
  if (!bounds) return "cannot be set: this alert has none";
  const fits = Number.isInteger(threshold) && threshold >= bounds.min && threshold <= bounds.max;
  return fits ? null : `must be a whole number from ${bounds.min} to ${bounds.max}`;
}
