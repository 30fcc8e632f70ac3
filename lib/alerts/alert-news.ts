import { type AlertRuleId, alertRules } from "#lib/alerts/alert-rule.ts";
import type { AlertKind } from "#lib/alerts/alert-state.ts";

/** Something to be said: an alert, its repetition or its end, or a test. Times are epoch milliseconds. */
export type AlertNews = {
  /** The id in the history; 0 for a test. */
  id: number;
  kind: AlertKind | "test";
  rule: AlertRuleId | null;
  subject: string;
  /** One sentence, without numbers, names or words of callers. */
  text: string;
  at: number;
  /** Since when it is open; null for a test. */
  openedAt: number | null;
};

export function testNews(at: number): AlertNews {
  const text = "This is a test: alerts of the inbox reach this place.";
  return { id: 0, kind: "test", rule: null, subject: "", text, at, openedAt: null };
}

const prefix = { opened: "Alert", reminded: "Still", recovered: "Over", test: "Test" };

/** "Alert: Forwards fail", "Over: The disk is nearly full" */
export function newsTitle({ kind, rule }: Pick<AlertNews, "kind" | "rule">): string {
  return rule === null ? "Test of an alert" : `${prefix[kind]}: ${alertRules[rule].title}`;
}

/** Where in the inbox there is more about it; null where its own address is not known. */
export function newsUrl({ rule, subject }: Pick<AlertNews, "rule" | "subject">, baseUrl: string | null): string | null {
  return baseUrl === null ? null : `${baseUrl}${pathOf(rule, subject)}`;
}

function pathOf(rule: AlertRuleId | null, subject: string): string {
  if (rule === "forwards" || rule === "disabling") return `/forwarding/${subject}`;
  if (rule === "callbacks") return "/callbacks";
  return rule === "late" || rule === "silence" ? "/health" : "/settings/alerts";
}
