import { setTimeout as sleep } from "node:timers/promises";
import type { AlertChannels, ChannelRow } from "#db/health/alert-channels.ts";
import type { AlertRow } from "#db/health/alert-log.ts";
import type { AlertOutbox } from "#db/health/alert-outbox.ts";
import { isTaken, type Outcome } from "#lib/forwarding/outcome.ts";
import type { SendNews } from "#lib/server/health/alerts/send-news.ts";

/** What people read comes at most once in this time: what is said meanwhile goes together. */
const GATHER_MS = 60_000;
const MOST_TOGETHER = 50;
/** What a receiver may ask for with Retry-After. */
const LONGEST_ASKED_MS = 3_600_000;
const AFTER_FAILURE_MS = 30_000;
/** What is under way may end before the process does. */
const STOP_WITHIN_MS = 3_000;
/** Timers count no further. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

type Source = {
  outbox: AlertOutbox;
  channels: Pick<AlertChannels, "get">;
  send: SendNews;
  now(): number;
  onError(cause: unknown): void;
};

export type Dispatcher = { wake(): void; stop(): Promise<void> };

/** Sends what is owed to each channel when it is due, one message at a time for each. */
export function startDispatcher({ outbox, channels, send, now, onError }: Source): Dispatcher {
  const busy = new Map<number, Promise<void>>();
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  function sendWhatIsDue(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { channelId, dueAt, lastSentAt } of outbox.due()) {
      const channel = busy.has(channelId) ? null : channels.get(channelId);
      if (!channel) continue;
      const at = Math.max(dueAt, gatheredAt(channel, lastSentAt));
      if (at > now()) next = Math.min(next, at);
      else busy.set(channelId, sendTo(channel));
    }
    return next - now();
  }

  function gatheredAt({ kind }: ChannelRow, lastSentAt: number | null): number {
    // A script takes one alert a request, and all of them as they come.
    if (kind === "endpoint" || lastSentAt === null || lastSentAt > now()) return 0;
    return lastSentAt + GATHER_MS;
  }

  async function sendTo(channel: ChannelRow): Promise<void> {
    let restMs = 0;
    try {
      const news = outbox.take(channel.id, channel.kind === "endpoint" ? 1 : MOST_TOGETHER, now());
      if (news.length === 0) return;
      const ids = news.map(({ id }) => id);
      const outcome = await send(channel, news, messageId(news));
      if (stopped) return;
      if (isTaken(outcome)) outbox.sent(channel.id, ids, now());
      else
        outbox.failed(channel.id, ids, whyNot(outcome), now(), Math.min(outcome.retryAfterMs ?? 0, LONGEST_ASKED_MS));
    } catch (cause) {
      onError(cause);
      restMs = AFTER_FAILURE_MS;
    } finally {
      setTimeout(() => {
        busy.delete(channel.id);
        wake();
      }, restMs).unref();
    }
  }

  function wake(): void {
    if (stopped) return;
    if (timer) clearTimeout(timer);
    let waitMs = AFTER_FAILURE_MS;
    try {
      waitMs = sendWhatIsDue();
    } catch (cause) {
      onError(cause);
    }
    if (waitMs === Number.POSITIVE_INFINITY) return;
    timer = setTimeout(wake, Math.min(waitMs, LONGEST_TIMER_MS)).unref();
  }

  wake();
  return {
    wake,
    async stop() {
      if (timer) clearTimeout(timer);
      await Promise.race([Promise.all(busy.values()), sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}

/** The same whenever the same is said again. */
function messageId(news: readonly AlertRow[]): string {
  const [first] = news;
  const last = news.at(-1);
  const more = last === first ? "" : `_${last?.id}`;
  return `alert_${first?.id}_${first?.at}${more}`;
}

/** In a sentence, with the beginning of what was answered. */
function whyNot({ status, error, responseBody }: Outcome): string {
  if (error !== null) return error;
  const said = (responseBody ?? "").replaceAll(/\s+/g, " ").trim().slice(0, 200);
  return `It answered ${status}${said === "" ? "." : `: ${said}`}`;
}
