import type { AlertRuleId } from "#lib/alerts/alert-rule.ts";

/**
 * How one thing that is watched stands. `subject` tells several of one rule apart and is empty where there is one; `holds` is
 * null where nothing can be told. `text` says it in a sentence that holds counts and spans, and names of endpoints at most.
 */
export type Condition = {
  rule: AlertRuleId;
  subject: string;
  name: string;
  holds: boolean | null;
  text: string;
};

/** Of one thing; the rule has no subjects. */
export function single(rule: AlertRuleId, holds: boolean | null, text: string): Condition {
  return { rule, subject: "", name: "", holds, text };
}
