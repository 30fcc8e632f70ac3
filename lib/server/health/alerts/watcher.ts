import { statfs } from "node:fs/promises";
import type { AlertChannels } from "#db/health/alert-channels.ts";
import { type AlertFacts, MOST_LATE, MOST_WAITING } from "#db/health/alert-facts.ts";
import type { AlertLog, Looked } from "#db/health/alert-log.ts";
import { type AlertRule, alertRules } from "#lib/alerts/alert-rule.ts";
import { calm, look } from "#lib/alerts/alert-state.ts";
import type { Condition } from "#lib/alerts/condition.ts";
import { fullness, LATE_WITHIN_MS, lateness, waiting } from "#lib/alerts/conditions.ts";
import { disabling, failingForwards } from "#lib/alerts/endpoint-conditions.ts";
import { type Hourly, SILENCE_HISTORY_MS, silence } from "#lib/alerts/silence.ts";

const HOUR = 3_600_000;

type Source = {
  facts: AlertFacts;
  log: AlertLog;
  channels: Pick<AlertChannels, "all">;
  rules(): AlertRule[];
  dataDir: string;
  now(): number;
};

export type Watcher = { lookAround(): Promise<boolean> };

/** Looks at everything that is watched; resolves with whether there is something to be sent. */
export function createWatcher({ facts, log, channels, rules, dataDir, now }: Source): Watcher {
  const startedAt = now();
  let history: { from: number; hourly: Hourly } | null = null;

  /** Read once an hour: what is over does not change. */
  function hourly(at: number): Hourly {
    const from = Math.floor((at - SILENCE_HISTORY_MS) / HOUR) * HOUR;
    if (history?.from !== from) history = { from, hourly: facts.hourly(from, at) };
    return history.hourly;
  }

  function conditionsOf({ rule, threshold }: AlertRule, disk: Disk, at: number): Condition[] {
    const limit = threshold ?? 0;
    if (rule === "late") return [lateness(facts.lateSince(at - LATE_WITHIN_MS), MOST_LATE, limit)];
    if (rule === "silence") {
      const lastAt = facts.lastDeliveryAt();
      const firstHour = facts.firstHour();
      return [silence({ now: at, startedAt, lastAt, firstHour, hourly: hourly(at) }, limit)];
    }
    if (rule === "forwards") return facts.endpoints().map((endpoint) => failingForwards(endpoint, limit, at));
    if (rule === "disabling") return facts.endpoints().map(disabling);
    if (rule === "callbacks") return [waiting(facts.waitingSince(at), MOST_WAITING, limit, at)];
    return [fullness(disk, limit)];
  }

  return {
    async lookAround() {
      const disk = await askDisk(dataDir);
      const at = now();
      const known = log.states();
      const everybody = channels.all().map(({ id }) => id);
      const looked = rules()
        .filter(({ enabled }) => enabled)
        .flatMap((rule): Looked[] => {
          const states = known.filter((row) => row.rule === rule.rule);
          const conditions = conditionsOf(rule, disk, at);
          const gone = states
            .filter(({ subject }) => !conditions.some((one) => one.subject === subject))
            .map(({ subject, name }) => ({
              rule: rule.rule,
              subject,
              name,
              holds: false,
              text: `${name} was removed.`,
            }));
          const told = everybody.filter((id) => rule.channels?.includes(id) ?? true);
          return [...conditions, ...gone].flatMap((condition) => {
            const before = states.find(({ subject }) => subject === condition.subject) ?? calm;
            const { state, say } = look(before, condition.holds, at, { ...alertRules[rule.rule], remind: rule.remind });
            if (state === before) return [];
            const openedAt = state.openedAt ?? before.openedAt ?? at;
            return [{ condition, state, say, openedAt, channels: told }];
          });
        });
      log.record(looked, at);
      return looked.some(({ say }) => say !== null);
    },
  };
}

type Disk = { totalBytes: number; freeBytes: number } | null;

/** Null where it cannot be asked. */
async function askDisk(directory: string): Promise<Disk> {
  try {
    const { blocks, bavail, bsize } = await statfs(directory);
    return { totalBytes: blocks * bsize, freeBytes: bavail * bsize };
  } catch {
    return null;
  }
}
