import { and, eq, gt, isNull, or } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { apikey, user } from "#db/people-schema.ts";

/** How exactly "last used" is kept: each write waits for the disk, and a script asks many times a second. */
const USED_EVERY_MS = 60_000;

export type ApiKeys = ReturnType<typeof createApiKeys>;

/** Finds the keys that requests come with. better-auth would do it too, but writes twice for each request. */
export function createApiKeys(db: Db, now: () => number) {
  return {
    /** The key with this hash, where it is good, and the role of who made it. */
    find: (hash: string) =>
      db
        .select({
          id: apikey.id,
          name: apikey.name,
          permissions: apikey.permissions,
          lastUsedAt: apikey.lastRequest,
          makerRole: user.role,
        })
        .from(apikey)
        .innerJoin(user, eq(user.id, apikey.referenceId))
        .where(
          and(
            eq(apikey.key, hash),
            eq(apikey.enabled, true),
            or(isNull(apikey.expiresAt), gt(apikey.expiresAt, new Date(now()))),
          ),
        )
        .get(),
    /** Notes that a key is in use. */
    used({ id, lastUsedAt }: { id: string; lastUsedAt: Date | null }): void {
      if (lastUsedAt !== null && lastUsedAt.getTime() + USED_EVERY_MS > now()) return;
      db.update(apikey)
        .set({ lastRequest: new Date(now()) })
        .where(eq(apikey.id, id))
        .run();
    },
  };
}
