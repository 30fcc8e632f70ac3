import type { TestContext } from "node:test";
import { callbacks } from "#db/conversation-schema.ts";
import { createEndpointStore } from "#db/forwards/endpoint-store.ts";
import { createAlertChannels } from "#db/health/alert-channels.ts";
import { createAlertFacts } from "#db/health/alert-facts.ts";
import { createAlertLog } from "#db/health/alert-log.ts";
import { createAlertOutbox } from "#db/health/alert-outbox.ts";
import { arrival, smsBody, temporaryDirectory, testInbox } from "#db/testing.ts";
import { type AlertRule, usualRule } from "#lib/alerts/alert-rule.ts";
import type { ChannelKind } from "#lib/alerts/send-state.ts";
import { startDispatcher } from "#lib/server/health/alerts/dispatcher.ts";
import { createWatcher } from "#lib/server/health/alerts/watcher.ts";

type Sent = { channelId: number; said: string[]; messageId: string };

/** Alerts with everything but the network and the timers, on a clock that only `advance` moves. */
export function testAlerts(t: TestContext) {
  const inbox = testInbox(t);
  const { db } = inbox;
  const dataDir = temporaryDirectory(t);
  let at = Date.parse("2026-03-16T10:00:00Z");
  const now = () => at;
  const channels = createAlertChannels(db, now);
  const log = createAlertLog(db);
  const outbox = createAlertOutbox(db);
  const endpoints = createEndpointStore(db, now);
  const sent: Sent[] = [];
  let rules: AlertRule[] = [usualRule("forwards"), usualRule("disabling"), usualRule("callbacks")];
  let answer: { status: number | null; retryAfterMs: number | null } = { status: 200, retryAfterMs: null };
  const newWatcher = () =>
    createWatcher({ facts: createAlertFacts(db), log, channels, rules: () => rules, dataDir, now });
  let watcher = newWatcher();

  return {
    db,
    sent,
    log,
    outbox,
    now,
    advance(ms: number): void {
      at += ms;
    },
    watch(...chosen: AlertRule[]): void {
      rules = chosen;
    },
    look: () => watcher.lookAround(),
    restart(): void {
      watcher = newWatcher();
    },
    channel: (kind: ChannelKind): number =>
      channels.add({ kind, name: "", endpointId: null, url: null, addresses: null }).id,
    endpoint(description: string): number {
      const usual = { topics: null, secret: "", headers: null, paused: false, disabledReason: null };
      return endpoints.add({ ...usual, url: "https://example.com", description }).id;
    },
    removeEndpoint: (id: number) => endpoints.remove(id),
    /** An endpoint that has failed for so long; for no time at all, it works. */
    fails(id: number, forMs: number): void {
      const [failures, since] = forMs === 0 ? [0, null] : [4, at - forMs];
      db.$client
        .prepare("update endpoints set consecutive_failures = ?, first_failure_at = ? where id = ?")
        .run(failures, since, id);
    },
    /** A message comes now that happened so long ago. */
    comes(webhookId: string, agoMs: number, userAgent = "test"): void {
      const body = smsBody(webhookId).replace("2026-03-17T08:01:13.000Z", new Date(at - agoMs).toISOString());
      inbox.write({ ...arrival(webhookId, body, at), userAgent }, inbox.ids.next(), false);
      inbox.readAll();
    },
    waits(id: number, forMs: number): void {
      const row = { number: `+3363998${id}`, waits: 1, reason: "missed", since: at - forMs } as const;
      db.insert(callbacks)
        .values({ id, ...row, dueAt: row.since, lastWaitAt: row.since })
        .run();
    },
    answers(status: number | null, retryAfterMs: number | null = null): void {
      answer = { status, retryAfterMs };
    },
    /** One round of what is due now: resolves when each message of it was answered. */
    async send(): Promise<void> {
      const dispatcher = startDispatcher({
        outbox,
        channels,
        now,
        async send({ id }, news, messageId) {
          sent.push({ channelId: id, said: news.map(({ kind, rule }) => `${kind} ${rule}`), messageId });
          const error = answer.status === null ? "No answer." : null;
          const unknown = { address: null, errorClass: null, responseBody: "" };
          return { at, durationMs: 1, error, ...answer, ...unknown };
        },
        onError(cause) {
          throw cause;
        },
      });
      await dispatcher.stop();
    },
    /** What was said, oldest first. */
    said: () =>
      log
        .list(100)
        .map(({ alert }) => `${alert.kind} ${alert.rule} ${alert.subject}`.trim())
        .reverse(),
    /** What became of each message, oldest first. */
    states: () =>
      log
        .list(100)
        .reverse()
        .flatMap(({ sends }) => sends.map(({ state }) => state)),
  };
}
