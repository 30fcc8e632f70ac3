import { isoTime } from "#db/delivery-row.ts";
import { type KeptOutage, listOutages, openOutages, outagesSince } from "#db/health/outage-store.ts";
import { amongLate, type LateRow, lastSuccessAt, lateShares, lateWithin, newestLate } from "#db/health/sender-facts.ts";
import { watchedSince } from "#db/health/server-runs.ts";
import { failuresByHour, missingSince, type TurnedAway, turnedAwayWithin } from "#db/health/turned-away.ts";
import type { Db } from "#db/open.ts";
import { inferAttempts } from "#lib/allo/infer-attempts.ts";
import type { LateDelivery, Missing, MissingMessage, Outage, OutagePage, Sender, SenderSpan } from "#lib/api/sender.ts";
import { deafTime } from "#lib/health/deaf-time.ts";
import { senderFailing } from "#lib/health/sender-countdown.ts";
import { type StillTrying, stillTrying } from "#lib/health/still-trying.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";

const HOUR = 3_600_000;
/** Allo gives up after 27.5 hours and what its waits are longer than it says. */
const TRIED_FOR_MS = 32 * HOUR;
/** Failures are kept for so long, which is more than Allo bears. */
const FAILING_MS = 10 * 24 * HOUR;
const SHOWN = { late: 20, missing: 20, ofOutage: 5 };
/** How far apart a killed run's signs of life are. */
const UNCERTAIN_MS = 10_000;

export type SenderClock = {
  read(access: Authorized<"raw">): Sender;
  outages(access: Authorized<"raw">, window: { limit: number; cursor?: number | undefined }): OutagePage;
};

/** `catchUp` brings what is stored up to what came. */
export function createSenderClock(db: Db, catchUp: () => void, now: () => number): SenderClock {
  function span(hours: number, at: number): SenderSpan {
    const { deliveries, late } = lateShares(db, hours, at);
    const since = at - hours * HOUR;
    return {
      deliveries,
      late: late.map((row) => ({ ...row, number: row.number || null })),
      deafMs: deafTime(outagesSince(db, since), since, at),
    };
  }

  function describeOutage(row: KeptOutage, at: number): Outage {
    const { id, kind, startedAt, endedAt, detail, refused } = row;
    const uncertainMs = detail === "killed" ? UNCERTAIN_MS : 0;
    const [from, to] = [startedAt - uncertainMs, endedAt ?? at];
    const seen = kind === "asleep" || kind === "down" ? [] : turnedAwayWithin(db, from, to);
    return {
      id,
      kind,
      startedAt: isoTime(startedAt),
      endedAt: endedAt === null ? null : isoTime(endedAt),
      uncertainMs,
      detail,
      refused,
      late: lateBecause(db, seen, from, to),
      missing: describeMissing(
        seen.filter(({ stored }) => stored === null),
        SHOWN.ofOutage,
        at,
      ),
    };
  }

  return {
    read() {
      catchUp();
      const at = now();
      const lastAt = lastSuccessAt(db);
      // What lies ahead is from before our clock was set back: it would count as newer than any success.
      const failures = failuresByHour(db, Math.max(lastAt ?? 0, at - FAILING_MS)).filter((hour) => hour.lastAt <= at);
      const failing = senderFailing(failures, lastAt);
      return {
        lastDeliveryAt: lastAt === null ? null : isoTime(lastAt),
        day: span(24, at),
        week: span(7 * 24, at),
        newestLate: newestLate(db, SHOWN.late).map(describeLate),
        missing: describeMissing(missingSince(db, at - TRIED_FOR_MS), SHOWN.missing, at),
        outagesGoingOn: openOutages(db).length,
        failing: failing && {
          failures: failing.failures,
          firstAt: isoTime(failing.firstAt),
          lastAt: isoTime(failing.lastAt),
          turnsOffAt: failing.turnsOffAt === null ? null : isoTime(failing.turnsOffAt),
        },
      };
    },
    outages(_access, { limit, cursor }) {
      catchUp();
      const at = now();
      const found = listOutages(db, { limit: limit + 1, before: cursor });
      const data = found.slice(0, limit).map((row) => describeOutage(row, at));
      return {
        data,
        nextCursor: found.length > limit ? String(data.at(-1)?.id) : null,
        watchedSince: isoTime(watchedSince(db) ?? at),
      };
    },
  };
}

function describeLate({ id, topic, title, receivedAt, number, firstTriedAt }: LateRow): LateDelivery {
  return {
    deliveryId: id,
    topic,
    title,
    receivedAt: isoTime(receivedAt),
    number,
    lateMs: Math.max(0, receivedAt - firstTriedAt),
  };
}

/** What the schedule tells, and what was seen to be turned away and came after all; each once. */
function lateBecause(db: Db, seen: readonly TurnedAway[], from: number, to: number): Outage["late"] {
  const { count, last } = lateWithin(db, from, to, SHOWN.ofOutage);
  const came = seen.flatMap(({ stored, lastAt, firstAt, tries }) => {
    // What came no later than the last refusal was let in by hand.
    if (stored === null || stored.receivedAt <= lastAt) return [];
    const times = [...tries, { receivedAt: stored.receivedAt, webhookTimestamp: null }];
    const number = inferAttempts(times).attempts.at(-1)?.number ?? null;
    return [describeLate({ ...stored, number, firstTriedAt: firstAt })];
  });
  const known = amongLate(
    db,
    came.map(({ deliveryId }) => deliveryId),
    from,
    to,
  );
  const others = came.filter(({ deliveryId }) => !known.has(deliveryId));
  return {
    count: count + others.length,
    newest: [...last.map(describeLate), ...others]
      .sort((a, b) => b.receivedAt.localeCompare(a.receivedAt))
      .slice(0, SHOWN.ofOutage),
  };
}

/** Those that Allo still tries, the soonest to be given up first. */
function describeMissing(messages: readonly TurnedAway[], shown: number, at: number): Missing {
  const tried = messages.map((message) => ({ message, trying: stillTrying(message.tries, at) }));
  const underWay = tried.filter(({ trying }) => !trying.hasGivenUp);
  underWay.sort((a, b) => a.message.firstAt - b.message.firstAt);
  return {
    underWay: underWay.length,
    givenUp: tried.length - underWay.length,
    messages: underWay.slice(0, shown).map(describeMessage),
  };
}

function describeMessage({ message, trying }: { message: TurnedAway; trying: StillTrying }): MissingMessage {
  return {
    webhookId: message.webhookId,
    reason: message.reason,
    refused: message.tries.length,
    firstAt: isoTime(message.firstAt),
    lastAt: isoTime(message.lastAt),
    number: trying.number,
    next: trying.next && { number: trying.next.number, at: isoTime(trying.next.at) },
    givesUpAt: trying.givesUpAt === null ? null : isoTime(trying.givesUpAt),
  };
}
