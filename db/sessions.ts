import { and, desc, eq, gt, ne } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { session, verification } from "#db/people-schema.ts";

/** How exactly "last seen" is kept; a write for every request would tell nobody more. */
const SEEN_EVERY_MS = 5 * 60_000;

export type Sessions = ReturnType<typeof createSessions>;

/** Where people are signed in. The tokens that open the sessions never leave better-auth. */
export function createSessions(db: Db, now: () => number) {
  const mine = (personId: string) => and(eq(session.userId, personId), gt(session.expiresAt, new Date(now())));

  return {
    /** Those that are still good, the one that was used last first. */
    list: (personId: string) =>
      db
        .select({
          id: session.id,
          userAgent: session.userAgent,
          remoteAddress: session.ipAddress,
          since: session.createdAt,
          lastSeenAt: session.updatedAt,
        })
        .from(session)
        .where(mine(personId))
        .orderBy(desc(session.updatedAt), desc(session.id))
        .all(),
    /** Notes that a session is in use. */
    seen({ id, updatedAt }: { id: string; updatedAt: Date }): void {
      if (updatedAt.getTime() + SEEN_EVERY_MS > now()) return;
      db.update(session)
        .set({ updatedAt: new Date(now()) })
        .where(eq(session.id, id))
        .run();
    },
    /** Ends one session of a person; gives what it was, or undefined where there is no such. */
    end: (personId: string, id: string) =>
      db
        .delete(session)
        .where(and(mine(personId), eq(session.id, id)))
        .returning({ userAgent: session.userAgent })
        .get(),
    endByToken: (token: string) => void db.delete(session).where(eq(session.token, token)).run(),
    /** Ends all sessions of a person but one; gives how many. */
    endOthers: (personId: string, keepId: string): number =>
      db
        .delete(session)
        .where(and(mine(personId), ne(session.id, keepId)))
        .run().changes,
    /** Devices that were not to be asked for the second factor are asked again, and sign-ins that wait for a code start over. */
    forgetDevices: (personId: string) => void db.delete(verification).where(eq(verification.value, personId)).run(),
  };
}
