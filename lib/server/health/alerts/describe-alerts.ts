import type { EndpointStore } from "#db/forwards/endpoint-store.ts";
import type { ChannelRow } from "#db/health/alert-channels.ts";
import type { AlertRow, SendRow, StateRow } from "#db/health/alert-log.ts";
import type { AlertRule } from "#lib/alerts/alert-rule.ts";
import type { AlertChannel, AlertRuleView, AlertView } from "#lib/api/alerts.ts";
import type { Seal } from "#lib/server/forwarding/seal.ts";
import type { MailSettings } from "#lib/server/mail-settings.ts";

type Known = { endpoints: Pick<EndpointStore, "get">; seal: Seal; mail: MailSettings | null };

/** A channel as the API shows it, without what is secret of it. */
export async function describeChannel(row: ChannelRow, known: Known): Promise<AlertChannel> {
  const { id, kind, name, endpointId, addresses, createdAt, lastSentAt } = row;
  const host = row.url === null ? null : new URL(await known.seal.open(row.url)).host;
  const endpoint = endpointId === null ? null : known.endpoints.get(endpointId);
  const endpointName = endpoint && (endpoint.description.trim() || new URL(endpoint.url).host);
  const place = endpointName ?? host ?? addresses?.join(", ") ?? "Removed endpoint";
  return {
    id,
    kind,
    name,
    label: name === "" ? place : name,
    endpointId,
    host,
    addresses,
    createdAt: iso(createdAt),
    lastSentAt: isoOrNull(lastSentAt),
    problem: problemOf(kind, endpoint, known.mail),
  };
}

function problemOf(
  kind: ChannelRow["kind"],
  endpoint: ReturnType<EndpointStore["get"]>,
  mail: MailSettings | null,
): string | null {
  if (kind === "email" && !mail)
    return "No mail server is set: set SMTP_URL and ALERT_FROM, and start the inbox again.";
  if (kind !== "endpoint") return null;
  if (!endpoint) return "The endpoint was removed: choose another.";
  return endpoint.disabledAt === null ? null : "The endpoint is off: turn it on under Forwarding.";
}

export function describeRule(rule: AlertRule, states: readonly StateRow[]): AlertRuleView {
  const open = states
    .filter((state) => state.rule === rule.rule && state.isOpen)
    .map(({ subject, text, openedAt }) => ({ subject: subject || null, text, openedAt: iso(openedAt ?? 0) }));
  return { ...rule, open };
}

/** `labels` are what the channels are called, by their ids. */
export function describeAlert(
  alert: AlertRow,
  sends: readonly SendRow[],
  labels: ReadonlyMap<number, string>,
): AlertView {
  const { id, kind, rule, subject, text, at, openedAt } = alert;
  return {
    id,
    kind,
    rule,
    subject: subject || null,
    text,
    at: iso(at),
    openedAt: iso(openedAt),
    sends: sends.map(({ channelId, state, tries, dueAt, settledAt, error }) => ({
      channelId,
      channel: labels.get(channelId) ?? "",
      state,
      tries,
      nextTryAt: isoOrNull(dueAt),
      settledAt: isoOrNull(settledAt),
      error,
    })),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at);
}
