import { getContract, getShapes, markFinding } from "#db/health/contract.ts";
import type { Db } from "#db/open.ts";
import type { ContractFinding } from "#lib/api/contract.ts";
import { typesFile } from "#lib/health/contract/types-file.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";

export type ContractWatch = ReturnType<typeof createContractWatch>;

/** What Allo sends and does not document, for those who may see what came. `catchUp` reads what has just come. */
export function createContractWatch(db: Db, catchUp: () => void, now: () => number) {
  return {
    findings(_access: Authorized<"raw">) {
      catchUp();
      return getContract(db);
    },
    /** A TypeScript file of what came, or null where nothing came under the topic. */
    types(_access: Authorized<"raw">, topic: string | null): string | null {
      catchUp();
      const shapes = getShapes(db, topic);
      return shapes.length === 0 && topic !== null ? null : typesFile(shapes);
    },
    /** The finding as it is then, or null where it is unknown. */
    mark({ actor }: Authorized<"act">, id: string, seen: boolean): ContractFinding | null {
      const isKnown = markFinding(db, id, seen ? { by: actor.name, at: now() } : null);
      return isKnown ? (getContract(db).data.find((finding) => finding.id === id) ?? null) : null;
    },
  };
}
