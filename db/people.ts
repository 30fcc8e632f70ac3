import { and, asc, count, desc, eq, isNotNull, ne, sql } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { account, apikey, session, twoFactor, user, verification } from "#db/people-schema.ts";
import type { Role } from "#lib/access/rights.ts";

export type PeopleChange = { ok: true } | { ok: false; reason: "unknown" | "last_administrator" };

export type People = ReturnType<typeof createPeople>;

const columns = {
  id: user.id,
  name: user.name,
  email: user.email,
  role: user.role,
  twoFactor: user.twoFactorEnabled,
  createdAt: user.createdAt,
};

// Sessions end; the log remembers.
const lastSeenAt = sql<number>`max(
  coalesce((select max(updated_at) from sessions where user_id = users.id), 0),
  coalesce((select at from audit where actor_name = users.email order by id desc limit 1), 0))`.mapWith(Number);

const keys = sql<number>`(select count(*) from api_keys where reference_id = users.id)`.mapWith(Number);

/** The people of the inbox, apart from how they sign in, which is better-auth's. */
export function createPeople(db: Db) {
  function find(id: string) {
    return db.select(columns).from(user).where(eq(user.id, id)).get();
  }

  /** Refuses what would leave nobody to administer; the look and the change are one transaction. */
  const unlessLast = db.$client.transaction((id: string, change: () => void): PeopleChange => {
    const person = find(id);
    if (!person) return { ok: false, reason: "unknown" };
    const others = db
      .select({ n: count() })
      .from(user)
      .where(and(eq(user.role, "administrator"), ne(user.id, id)))
      .get();
    if (person.role === "administrator" && others?.n === 0) return { ok: false, reason: "last_administrator" };
    change();
    return { ok: true };
  }).immediate;

  return {
    find,
    findByEmail: (email: string) => db.select(columns).from(user).where(eq(user.email, email.toLowerCase())).get(),
    /** `lastSeenAt` is 0 for who was never here. */
    list: () =>
      db
        .select({ ...columns, lastSeenAt, keys })
        .from(user)
        .orderBy(asc(user.createdAt), asc(user.id))
        .all(),
    nobody: () => db.select({ id: user.id }).from(user).limit(1).get() === undefined,
    /** Only administrators have keys: with the role go the keys. */
    setRole(id: string, role: Role): PeopleChange {
      const change = () => void db.update(user).set({ role, updatedAt: new Date() }).where(eq(user.id, id)).run();
      if (role !== "administrator") {
        return unlessLast(id, () => {
          change();
          db.delete(apikey).where(eq(apikey.referenceId, id)).run();
        });
      }
      if (!find(id)) return { ok: false, reason: "unknown" };
      change();
      return { ok: true };
    },
    /** Sessions, keys and second factor go with the person. */
    remove: (id: string) => unlessLast(id, () => void db.delete(user).where(eq(user.id, id)).run()),
    /** Ends every session, forgets the devices that are not asked for the second factor, and lets no waiting sign-in go on. */
    signOutEverywhere(id: string) {
      db.delete(session).where(eq(session.userId, id)).run();
      db.delete(verification).where(eq(verification.value, id)).run();
    },
    rename: (id: string, name: string) =>
      void db.update(user).set({ name, updatedAt: new Date() }).where(eq(user.id, id)).run(),
    /** False for who comes in by OpenID Connect alone. */
    hasPassword: (id: string): boolean =>
      db
        .select({ id: account.id })
        .from(account)
        .where(and(eq(account.userId, id), isNotNull(account.password)))
        .get() !== undefined,
    dropTwoFactor(id: string) {
      db.delete(twoFactor).where(eq(twoFactor.userId, id)).run();
      db.update(user).set({ twoFactorEnabled: false }).where(eq(user.id, id)).run();
    },
    keys: () =>
      db
        .select({
          id: apikey.id,
          name: apikey.name,
          start: apikey.start,
          permissions: apikey.permissions,
          createdAt: apikey.createdAt,
          lastUsedAt: apikey.lastRequest,
          expiresAt: apikey.expiresAt,
          madeBy: user.email,
        })
        .from(apikey)
        .innerJoin(user, eq(user.id, apikey.referenceId))
        .orderBy(desc(apikey.createdAt), desc(apikey.id))
        .all(),
    removeKey: (id: string) => db.delete(apikey).where(eq(apikey.id, id)).run().changes > 0,
  };
}
