import { and, asc, desc, eq, isNotNull, isNull, lt, min, type SQL, sql } from "drizzle-orm";
import { describeGap } from "#db/health/missing/describe-gap.ts";
import { givenUpSince } from "#db/health/turned-away.ts";
import { gaps } from "#db/missing-schema.ts";
import type { Db } from "#db/open.ts";
import { deliveries } from "#db/schema.ts";
import type { GapPage } from "#lib/api/missing.ts";
import { type GapKind, type GapState, recoverSince, WATCHED_MS } from "#lib/health/missing/gap-kinds.ts";

export type GapFilters = { kind: GapKind | null; state: GapState | null };
export type GapWindow = { limit: number; cursor?: number | undefined };

const stateIs: Record<GapState, SQL | undefined> = {
  open: and(isNull(gaps.cameAt), isNull(gaps.dismissedAt)),
  came: isNotNull(gaps.cameAt),
  dismissed: and(isNull(gaps.cameAt), isNotNull(gaps.dismissedAt)),
};

/** What is or was missing by `now`, the last found first. The table is bounded, so that it may be read through. */
export function listGaps(db: Db, { kind, state }: GapFilters, { limit, cursor }: GapWindow, now: number): GapPage {
  const found = db
    .select()
    .from(gaps)
    .where(
      and(
        kind === null ? undefined : eq(gaps.kind, kind),
        state === null ? undefined : stateIs[state],
        cursor === undefined ? undefined : lt(gaps.id, cursor),
      ),
    )
    .orderBy(desc(gaps.id))
    .limit(limit + 1)
    .all();
  const data = found.slice(0, limit).map((row) => describeGap(db, row));
  const earliest = db
    .select({ kind: gaps.kind, count: sql<number>`count(*)`, at: min(gaps.at) })
    .from(gaps)
    .where(stateIs.open)
    .groupBy(gaps.kind)
    .all();
  const countOf = (one: GapKind) => earliest.find((row) => row.kind === one)?.count ?? 0;
  const givenUp = givenUpSince(db, now - WATCHED_MS, now);
  const since = recoverSince(Object.fromEntries(earliest.map((row) => [row.kind, row.at])), givenUp);
  return {
    data,
    nextCursor: found.length > limit ? String(data.at(-1)?.id) : null,
    open: {
      ring: countOf("ring"),
      tag: countOf("tag"),
      transfer: countOf("transfer"),
      answer: countOf("answer"),
      silence: countOf("silence"),
    },
    givenUpSince: givenUp === null ? null : new Date(givenUp).toISOString(),
    recoverSince: since === null ? null : new Date(since).toISOString(),
    listeningSince: firstReceivedAt(db),
  };
}

function firstReceivedAt(db: Db): string | null {
  const first = db.select({ at: deliveries.receivedAt }).from(deliveries).orderBy(asc(deliveries.id)).limit(1).get();
  return first ? new Date(first.at).toISOString() : null;
}

export type DismissResult = { ok: true } | { ok: false; reason: "unknown" | "came" };

/** Somebody says that nothing is missing there. Saying it again changes nothing. */
export function dismissGap(db: Db, id: number, by: string, now: number): DismissResult {
  const { changes } = db
    .update(gaps)
    .set({ dismissedAt: now, dismissedBy: by })
    .where(and(eq(gaps.id, id), stateIs.open))
    .run();
  if (changes > 0) return { ok: true };
  const gap = getGapRow(db, id);
  if (!gap) return { ok: false, reason: "unknown" };
  return gap.cameAt === null ? { ok: true } : { ok: false, reason: "came" };
}

export function getGap(db: Db, id: number): GapPage["data"][number] | null {
  const row = getGapRow(db, id);
  return row ? describeGap(db, row) : null;
}

function getGapRow(db: Db, id: number): typeof gaps.$inferSelect | undefined {
  return db.select().from(gaps).where(eq(gaps.id, id)).get();
}
