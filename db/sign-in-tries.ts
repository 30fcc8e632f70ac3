import { createHash } from "node:crypto";
import { eq, lt, sql } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { signInTries } from "#db/people-schema.ts";
import { networkOf } from "#lib/network-of.ts";

/** How often something may be tried within so many milliseconds. */
const LIMITS = {
  account: { most: 10, within: 15 * 60_000 },
  address: { most: 10, within: 60_000 },
  failure: { most: 10, within: 60_000 },
} as const;
const LONGEST = LIMITS.account.within;

export type SignInTries = ReturnType<typeof createSignInTries>;

/**
 * Counts tries to sign in: per account, known or not, so that guessing from many addresses is slow too, and per address. A try
 * counts from its beginning on, so that tries at the same moment see each other.
 */
export function createSignInTries(db: Db, now: () => number) {
  /** Counts one try, or gives the seconds to wait. */
  const begin = db.$client.transaction((kind: keyof typeof LIMITS, subject: string): number | null => {
    const { most, within } = LIMITS[kind];
    const subjectHash = key(kind, subject);
    const row = db.select().from(signInTries).where(eq(signInTries.subjectHash, subjectHash)).get();
    const current = row && row.since + within > now() ? row : { tries: 0, since: now() };
    if (current.tries >= most) return Math.ceil((current.since + within - now()) / 1000);
    const value = { tries: current.tries + 1, since: current.since };
    db.insert(signInTries)
      .values({ subjectHash, ...value })
      .onConflictDoUpdate({ target: signInTries.subjectHash, set: value })
      .run();
    db.delete(signInTries)
      .where(lt(signInTries.since, now() - LONGEST))
      .run();
    return null;
  }).immediate;

  return {
    /** Counts a try at an account as failed until it is known to have succeeded; or gives the seconds to wait. */
    begin: (email: string) => begin("account", email),
    /** Counts a request of an address, whatever comes of it; or gives the seconds to wait. */
    beginFrom: (address: string) => begin("address", networkOf(address)),
    /** Counts a failure that needed no try, so that only so many are told of; apart from tries, which it must not use up. */
    failedFrom: (address: string) => begin("failure", networkOf(address)),
    /** Takes one try back that said nothing about the password. */
    takeBack(email: string): void {
      db.update(signInTries)
        .set({ tries: sql`max(0, ${signInTries.tries} - 1)` })
        .where(eq(signInTries.subjectHash, key("account", email)))
        .run();
    },
    succeeded(email: string): void {
      db.delete(signInTries)
        .where(eq(signInTries.subjectHash, key("account", email)))
        .run();
    },
  };
}

/** Neither e-mails nor addresses stand in the table. */
function key(kind: string, subject: string): string {
  return createHash("sha256").update(`${kind}:${subject.trim().toLowerCase()}`).digest("hex");
}
