import type { Db } from "#db/open.ts";
import { type ContractWatch, createContractWatch } from "#lib/server/health/contract.ts";
import { createMissingEvents, type MissingEvents } from "#lib/server/health/missing.ts";
import type { LiveBus } from "#lib/server/live-bus.ts";
import { log } from "#lib/server/log.ts";

type Source = { db: Db; projections: Db; live: LiveBus; catchUp: () => void };

/** How the delivery side does, one field a question. */
export type Health = {
  contract: ContractWatch;
  missing: MissingEvents;
  stop(): Promise<void>;
};

export function createHealth({ db, projections, live, catchUp }: Source): Health {
  const missing = createMissingEvents({
    db,
    projections,
    now: Date.now,
    onChange: () => live.emit("missing"),
    onError: (cause) => log().error({ err: cause }, "looking for missing events failed"),
  });
  live.on("changes", missing.wake);
  return {
    contract: createContractWatch(db, catchUp, Date.now),
    missing,
    async stop() {
      live.off("changes", missing.wake);
      await missing.stop();
    },
  };
}
