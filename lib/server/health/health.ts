import type { Db } from "#db/open.ts";
import { type ContractWatch, createContractWatch } from "#lib/server/health/contract.ts";

type Source = { db: Db; catchUp: () => void };

/** How the delivery side does, one field a part. */
export type Health = { contract: ContractWatch };

export function createHealth({ db, catchUp }: Source): Health {
  return { contract: createContractWatch(db, catchUp, Date.now) };
}
