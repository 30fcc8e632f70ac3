"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { alertChannelsQuery, alertRulesQuery } from "#components/data/alert-queries.ts";
import { RuleDialog } from "#components/settings/alerts/rule-dialog.tsx";
import { RuleRow } from "#components/settings/alerts/rule-row.tsx";
import { ListState } from "#components/settings/list-state.tsx";
import { SettingsSection } from "#components/settings/settings-section.tsx";
import type { AlertRuleId } from "#lib/alerts/alert-rule.ts";

/** What is watched, from where on it is said, and what is not over yet. */
export function RulesSection() {
  const { data, error, refetch } = useQuery(alertRulesQuery());
  const { data: channels } = useQuery(alertChannelsQuery());
  const [editing, setEditing] = useState<AlertRuleId | null>(null);
  const edited = data?.data.find(({ rule }) => rule === editing);
  return (
    <SettingsSection
      title="What is watched"
      intro="Looked at every half minute. Each is said once when it begins and once when it is over; what comes within a minute goes together."
    >
      {data ? (
        <ul aria-label="What is watched" className="rounded-lg bg-panel ring-1 ring-line">
          {data.data.map((rule) => (
            <RuleRow key={rule.rule} rule={rule} channels={channels?.data ?? []} onEdit={() => setEditing(rule.rule)} />
          ))}
        </ul>
      ) : (
        <ListState what="alerts" error={error} onRetry={() => void refetch()} />
      )}
      {edited ? <RuleDialog rule={edited} channels={channels?.data ?? []} onClose={() => setEditing(null)} /> : null}
    </SettingsSection>
  );
}
