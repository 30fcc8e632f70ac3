import { createIsCaughtUp } from "#db/health/missing/is-caught-up.ts";
import {
  type DismissResult,
  dismissGap,
  type GapFilters,
  type GapWindow,
  getGap,
  listGaps,
} from "#db/health/missing/list-gaps.ts";
import { forgetOld, reconcile } from "#db/health/missing/reconcile.ts";
import { createWatches } from "#db/health/missing/watches.ts";
import type { Db } from "#db/open.ts";
import type { Gap, GapPage } from "#lib/api/missing.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { startRadar } from "#lib/server/health/radar.ts";

type Source = {
  /** Makes each commit durable; for what people decide. */
  db: Db;
  /** For what the next look finds again. */
  projections: Db;
  now(): number;
  onChange(): void;
  onError(cause: unknown): void;
};

export type MissingEvents = ReturnType<typeof createMissingEvents>;

/** The radar for events that should have come and did not. */
export function createMissingEvents({ db, projections, now, onChange, onError }: Source) {
  const telling = (changed: boolean) => {
    if (changed) onChange();
  };
  const radar = startRadar({
    steps: [
      ...createWatches(projections).map((watch) => () => telling(reconcile(projections, watch, now()))),
      () => telling(forgetOld(projections, now())),
    ],
    isReady: createIsCaughtUp(projections),
    now,
    onError,
  });
  return {
    wake: radar.wake,
    stop: radar.stop,
    list: (_access: Authorized<"raw">, filters: GapFilters, window: GapWindow): GapPage =>
      listGaps(db, filters, window, now()),
    get: (_access: Authorized<"act">, id: number): Gap | null => getGap(db, id),
    dismiss({ actor }: Authorized<"act">, id: number): DismissResult {
      const result = dismissGap(db, id, actor.name, now());
      onChange();
      return result;
    },
  };
}
