import { desc, sql } from "drizzle-orm";
import { newestSigned } from "#db/health/newest-attempts.ts";
import type { Db } from "#db/open.ts";
import { attempts } from "#db/schema.ts";
import { networkOf } from "#lib/network-of.ts";

const MOST_KNOWN = 1_000;

/** From where signed deliveries came. */
export type KnownSenders = {
  add(address: string): void;
  /** False also where nothing signed has come so far. */
  isStranger(address: string): boolean;
};

/** Begins with what the newest attempts tell. */
export function createKnownSenders(db: Db): KnownSenders {
  const recent = db
    .select({ address: attempts.remoteAddress })
    .from(attempts)
    .where(newestSigned)
    .groupBy(attempts.remoteAddress)
    .orderBy(desc(sql`max(${attempts.id})`))
    .limit(MOST_KNOWN)
    .all();
  const networks = new Set(recent.map(({ address }) => networkOf(address)));
  let last = "";
  return {
    add(address) {
      if (address === last) return;
      last = address;
      if (networks.size < MOST_KNOWN) networks.add(networkOf(address));
    },
    isStranger: (address) => networks.size > 0 && !networks.has(networkOf(address)),
  };
}
