"use client";

import { ChannelsSection } from "#components/settings/alerts/channels-section.tsx";
import { HistorySection } from "#components/settings/alerts/history-section.tsx";
import { RulesSection } from "#components/settings/alerts/rules-section.tsx";

/** What is watched, who is told, and what was said. */
export function AlertsScreen() {
  return (
    <>
      <ChannelsSection />
      <RulesSection />
      <HistorySection />
    </>
  );
}
