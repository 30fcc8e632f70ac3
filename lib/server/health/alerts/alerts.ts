import { randomBytes } from "node:crypto";
import { createEndpointStore } from "#db/forwards/endpoint-store.ts";
import { createAlertChannels, type NewChannel } from "#db/health/alert-channels.ts";
import { createAlertFacts } from "#db/health/alert-facts.ts";
import { createAlertLog } from "#db/health/alert-log.ts";
import { createAlertOutbox } from "#db/health/alert-outbox.ts";
import { readAlertRules, writeAlertRules } from "#db/health/alert-rules.ts";
import type { Db } from "#db/open.ts";
import { testNews } from "#lib/alerts/alert-news.ts";
import type { AlertRule, AlertRuleId } from "#lib/alerts/alert-rule.ts";
import { MOST_CHANNELS } from "#lib/alerts/send-state.ts";
import type { AlertChannel, AlertChannelList, AlertRuleView, AlertTest, AlertView } from "#lib/api/alerts.ts";
import type { Page } from "#lib/api/page.ts";
import { isTaken } from "#lib/forwarding/outcome.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { describeTry } from "#lib/server/forwarding/describe.ts";
import type { Seal } from "#lib/server/forwarding/seal.ts";
import { describeAlert, describeChannel, describeRule } from "#lib/server/health/alerts/describe-alerts.ts";
import { startDispatcher } from "#lib/server/health/alerts/dispatcher.ts";
import { createSendNews } from "#lib/server/health/alerts/send-news.ts";
import { createWatcher } from "#lib/server/health/alerts/watcher.ts";
import type { MailSettings } from "#lib/server/mail-settings.ts";
import type { Outbound } from "#lib/server/outbound/outbound.ts";

const LOOK_EVERY_MS = 30_000;
/** Starting has enough to do without it. */
const FIRST_LOOK_MS = 5_000;

export type AlertsSource = {
  /** Makes each commit durable; for what people decide. */
  db: Db;
  /** For what a power cut may set back: it is then said once more. */
  queues: Db;
  dataDir: string;
  outbound: Outbound;
  seal: Seal;
  mail: MailSettings | null;
  baseUrl: string | null;
  now(): number;
  onError(cause: unknown): void;
};

/** What a person says of a channel; `url` is not encrypted yet. */
export type ChannelChoice = NewChannel;

export type RuleChanges = Partial<Record<AlertRuleId, Partial<Omit<AlertRule, "rule">>>>;

export type Alerts = ReturnType<typeof createAlerts>;

/** Watches how the delivery side does, and says over the channels what changed. */
export function createAlerts(source: AlertsSource) {
  const { db, queues, seal, mail, now, onError } = source;
  const endpoints = createEndpointStore(db, now);
  const channels = createAlertChannels(db, now);
  const log = createAlertLog(queues);
  const known = { endpoints, seal, mail };
  const send = createSendNews({ ...source, endpoints });
  const dispatcher = startDispatcher({ outbox: createAlertOutbox(queues), channels, send, now, onError });

  /** Without channels that are gone. */
  function rules(): AlertRule[] {
    const ids = channels.all().map(({ id }) => id);
    return readAlertRules(db).map((rule) => ({
      ...rule,
      channels: rule.channels?.filter((id) => ids.includes(id)) ?? null,
    }));
  }

  const watcher = createWatcher({ ...source, facts: createAlertFacts(queues), log, channels, rules });
  let looking: Promise<void> = Promise.resolve();
  let stopped = false;

  /** One look after the other. */
  function lookAround(): Promise<void> {
    looking = looking.then(async () => {
      if (stopped) return;
      try {
        if (await watcher.lookAround()) dispatcher.wake();
      } catch (cause) {
        onError(cause);
      }
    });
    return looking;
  }

  const first = setTimeout(lookAround, FIRST_LOOK_MS).unref();
  const timer = setInterval(lookAround, LOOK_EVERY_MS).unref();

  async function seals({ url }: { url?: string | null }): Promise<{ url?: string | null }> {
    return typeof url === "string" ? { url: await seal.close(url) } : {};
  }

  return {
    async channels(_access: Authorized<"administer">): Promise<AlertChannelList> {
      const data = await Promise.all(channels.all().map((row) => describeChannel(row, known)));
      return { data, mailFrom: mail?.from.address ?? null, baseUrl: source.baseUrl };
    },
    channelKind: (_access: Authorized<"administer">, id: number) => channels.get(id)?.kind ?? null,
    isEndpoint: (_access: Authorized<"administer">, id: number) => endpoints.get(id) !== null,
    /** Null where there are as many as there may be. It is told what changes from now on. */
    async addChannel(_access: Authorized<"administer">, choice: ChannelChoice): Promise<AlertChannel | null> {
      const sealed = await seals(choice);
      if (channels.all().length >= MOST_CHANNELS) return null;
      return describeChannel(channels.add({ ...choice, ...sealed }), known);
    },
    /** Null where there is no such channel. */
    async changeChannel(
      _access: Authorized<"administer">,
      id: number,
      changes: Partial<Omit<ChannelChoice, "kind">>,
    ): Promise<AlertChannel | null> {
      const sealed = await seals(changes);
      const row = channels.change(id, { ...changes, ...sealed });
      dispatcher.wake();
      return row && describeChannel(row, known);
    },
    removeChannel: (_access: Authorized<"administer">, id: number): boolean => channels.remove(id),
    /** Says something over a channel at once, and waits for the answer. Null where there is no such channel. */
    async test(_access: Authorized<"administer">, id: number): Promise<AlertTest | null> {
      const channel = channels.get(id);
      if (!channel) return null;
      const outcome = await send(channel, [testNews(now())], `alert_test_${randomBytes(12).toString("hex")}`);
      return { ok: isTaken(outcome), ...describeTry(outcome) };
    },
    rules(_access: Authorized<"administer">): AlertRuleView[] {
      const states = log.states();
      return rules().map((rule) => describeRule(rule, states));
    },
    hasChannel: (_access: Authorized<"administer">, id: number) => channels.get(id) !== null,
    changeRules(access: Authorized<"administer">, changes: RuleChanges): AlertRuleView[] {
      writeAlertRules(
        db,
        rules().flatMap((rule) => {
          const change = changes[rule.rule];
          return change ? [{ ...rule, ...change }] : [];
        }),
      );
      for (const { rule, enabled } of rules()) if (!enabled) log.forget(rule);
      void lookAround();
      return this.rules(access);
    },
    /** What was said, newest first. */
    async list(
      _access: Authorized<"administer">,
      { limit, cursor }: { limit: number; cursor?: number | undefined },
    ): Promise<Page<AlertView>> {
      const found = log.list(limit + 1, cursor);
      const described = await Promise.all(channels.all().map((row) => describeChannel(row, known)));
      const labels = new Map(described.map(({ id, label }) => [id, label]));
      const data = found.slice(0, limit).map(({ alert, sends }) => describeAlert(alert, sends, labels));
      return { data, nextCursor: found.length > limit ? String(data.at(-1)?.id) : null };
    },
    /** Looks now, and not only when it is time again. */
    lookAround,
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(first);
      clearInterval(timer);
      await looking;
      await dispatcher.stop();
    },
  };
}
