import { and, asc, desc, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
import type { Sign, Watch } from "#db/health/missing/watch.ts";
import { gaps } from "#db/missing-schema.ts";
import type { Db } from "#db/open.ts";
import { attempts } from "#db/schema.ts";
import { TEST_USER_AGENT } from "#lib/allo/test-event.ts";
import { MOST_SHOWN_AFTER, patienceMs, SHOWN_AFTER_MS, WATCHED_MS } from "#lib/health/missing/gap-kinds.ts";

type Gap = typeof gaps.$inferSelect;

/**
 * Brings the rows of one kind in line with what is missing at `now` (epoch milliseconds): new ones open, and those for
 * which something came tick themselves off. Returns whether anything changed. What stood before decides nothing, so the open
 * rows are the same however and in whatever order things came.
 */
export function reconcile(db: Db, watch: Watch, now: number): boolean {
  const from = now - WATCHED_MS;
  const missing = new Map(watch.find(from, now - patienceMs[watch.kind], now).map((sign) => [sign.key, sign]));
  const known = new Map(
    db
      .select()
      .from(gaps)
      .where(eq(gaps.kind, watch.kind))
      .all()
      .map((gap) => [gap.key, gap]),
  );
  // Oldest first, so that the list is in the order of the signs.
  const fresh = [...missing.values()]
    .filter((sign) => !known.has(sign.key) && !isOwnTest(db, sign))
    .toSorted((a, b) => a.at - b.at);
  const again = [...known.values()].filter(({ key, cameAt }) => cameAt !== null && missing.has(key));
  const over = [...known.values()].filter((gap) => isOpen(gap) && !missing.has(gap.key));
  if (fresh.length + again.length + over.length === 0) return false;

  const write = db.$client.transaction(() => {
    for (const sign of fresh) open(db, watch.kind, sign, now);
    for (const { id } of again) {
      db.update(gaps).set({ cameAt: null, cameDeliveryId: null }).where(eq(gaps.id, id)).run();
    }
    for (const gap of over) settle(db, gap, watch);
  });
  write.immediate();
  return true;
}

/** Our own test events tell of calls that never were. */
function isOwnTest(db: Db, { deliveryId }: Sign): boolean {
  if (deliveryId === null) return false;
  const first = db
    .select({ userAgent: attempts.userAgent })
    .from(attempts)
    .where(eq(attempts.deliveryId, deliveryId))
    .orderBy(asc(attempts.id))
    .limit(1)
    .get();
  return first?.userAgent === TEST_USER_AGENT;
}

function isOpen({ cameAt, dismissedAt }: Gap): boolean {
  return cameAt === null && dismissedAt === null;
}

function open(db: Db, kind: Gap["kind"], { expected, ...sign }: Sign, now: number): void {
  const values = { expectedSlots: expected?.slots ?? null, expectedFrom: expected?.weeks ?? null, foundAt: now };
  db.insert(gaps)
    .values({ kind, ...sign, ...values })
    .run();
}

function settle(db: Db, { id, key }: Gap, watch: Watch): void {
  const came = watch.coming(key);
  const row = eq(gaps.id, id);
  if (came) db.update(gaps).set({ cameAt: came.at, cameDeliveryId: came.deliveryId }).where(row).run();
  else db.delete(gaps).where(row).run();
}

/** Drops what has been shown long enough, and of what came all but the last. Returns whether anything went. */
export function forgetOld(db: Db, now: number): boolean {
  const isOver = or(
    lt(gaps.cameAt, now - SHOWN_AFTER_MS),
    and(isNotNull(gaps.dismissedAt), isNull(gaps.cameAt), lt(gaps.at, now - WATCHED_MS)),
  );
  const old = db.select({ id: gaps.id }).from(gaps).where(isOver).orderBy(asc(gaps.id)).all();
  const tooMany = db
    .select({ id: gaps.id })
    .from(gaps)
    .where(isNotNull(gaps.cameAt))
    .orderBy(desc(gaps.cameAt), desc(gaps.id))
    .all()
    .slice(MOST_SHOWN_AFTER);
  for (const { id } of [...old, ...tooMany]) db.delete(gaps).where(eq(gaps.id, id)).run();
  return old.length + tooMany.length > 0;
}
