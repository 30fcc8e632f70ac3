import type { ChipTone } from "#components/ui/chip.tsx";
import { alertRules } from "#lib/alerts/alert-rule.ts";
import type { AlertKind } from "#lib/alerts/alert-state.ts";
import type { ChannelKind } from "#lib/alerts/send-state.ts";
import type { AlertChannel, AlertRuleView, AlertView } from "#lib/api/alerts.ts";

export const channelKindWords: Record<ChannelKind, string> = {
  slack: "Slack or alike",
  email: "E-mail",
  endpoint: "Endpoint",
};

export const alertKindWords: Record<AlertKind, { label: string; tone: ChipTone }> = {
  opened: { label: "Alert", tone: "bad" },
  reminded: { label: "Still", tone: "warn" },
  recovered: { label: "Over", tone: "ok" },
};

/** "From 90 % used, to all channels, again each day" */
export function ruleWords(
  { rule, threshold, channels, remind }: AlertRuleView,
  known: readonly AlertChannel[],
): string {
  const unit = alertRules[rule].threshold?.unit;
  const parts = [
    unit === undefined || threshold === null ? "" : `From ${threshold} ${unit}`,
    channelsWords(channels, known),
    remind ? "again each day" : "",
  ].filter((part) => part !== "");
  const words = parts.join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function channelsWords(channels: AlertRuleView["channels"], known: readonly AlertChannel[]): string {
  if (known.length === 0) return "to nobody yet";
  if (channels === null) return "to all channels";
  if (channels.length === 0) return "to no channel";
  const [only] = channels;
  if (channels.length === 1) return `to ${known.find(({ id }) => id === only)?.label ?? "1 channel"}`;
  return `to ${channels.length} channels`;
}

/** What became of one message. */
export function sendWords({ state, tries }: AlertView["sends"][number]): { label: string; tone: ChipTone } {
  if (state === "sent") return { label: "Sent", tone: "ok" };
  if (state === "failed") return { label: "Given up", tone: "bad" };
  return tries === 0 ? { label: "Waiting", tone: "accent" } : { label: "Trying again", tone: "warn" };
}
