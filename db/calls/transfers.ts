import { asc, eq } from "drizzle-orm";
import { calls } from "#db/call-schema.ts";
import { isoTime } from "#db/delivery-row.ts";
import type { Db } from "#db/open.ts";
import { formatNumber } from "#lib/allo/phone-number.ts";
import type { Call } from "#lib/api/call.ts";

type Leg = NonNullable<Call["transfer"]>["legs"][number];
type CallRow = Pick<typeof calls.$inferSelect, keyof typeof legColumns>;

/** No real call is handed on this often; a loop of links must end too. */
const MOST_LEGS = 50;

const legColumns = {
  id: calls.id,
  key: calls.key,
  alloId: calls.alloId,
  startedAt: calls.startedAt,
  userEmail: calls.userEmail,
  usNumber: calls.usNumber,
  usName: calls.usName,
  originalKey: calls.originalKey,
};

/** The other calls that one was transferred from and to, however often, oldest first; one that never came stands at the head. */
export function transferLegs(db: Db, call: { id: number; key: string | null; originalKey: string | null }): Leg[] {
  const legs = new Map<string, Leg & { start: number }>();
  const pending = [call.key, call.originalKey].filter((key) => key !== null);
  for (let key = pending.pop(); key !== undefined && legs.size < MOST_LEGS; key = pending.pop()) {
    if (legs.has(key)) continue;
    const row = db.select(legColumns).from(calls).where(eq(calls.key, key)).get();
    legs.set(key, row ? known(row) : { id: null, alloId: key, startedAt: null, label: key, start: 0 });
    if (row?.originalKey) pending.push(row.originalKey);
    const next = db
      .select({ key: calls.key })
      .from(calls)
      .where(eq(calls.originalKey, key))
      .orderBy(asc(calls.place))
      .limit(MOST_LEGS)
      .all();
    pending.push(...next.map((leg) => leg.key).filter((found) => found !== null));
  }
  return [...legs.values()]
    .filter(({ id }) => id !== call.id)
    .toSorted((a, b) => a.start - b.start || (a.id ?? 0) - (b.id ?? 0))
    .map(({ start: _start, ...leg }) => leg);
}

function known(row: CallRow): Leg & { start: number } {
  return {
    id: row.id,
    alloId: row.alloId ?? "",
    startedAt: isoTime(row.startedAt),
    label: row.userEmail ?? row.usName ?? formatNumber(row.usNumber),
    start: row.startedAt,
  };
}
