import { alertRuleChoices } from "#db/alert-schema.ts";
import type { Db } from "#db/open.ts";
import { type AlertRule, alertRuleIds, usualRule } from "#lib/alerts/alert-rule.ts";

/** Every rule, as it was chosen or as it usually is. */
export function readAlertRules(db: Db): AlertRule[] {
  const chosen = db.select().from(alertRuleChoices).all();
  return alertRuleIds.map((id) => chosen.find(({ rule }) => rule === id) ?? usualRule(id));
}

/** All of them or none. */
export function writeAlertRules(db: Db, rules: readonly AlertRule[]): void {
  db.$client
    .transaction(() => {
      for (const { rule, ...set } of rules) {
        db.insert(alertRuleChoices)
          .values({ rule, ...set })
          .onConflictDoUpdate({ target: alertRuleChoices.rule, set })
          .run();
      }
    })
    .immediate();
}
