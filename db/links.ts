import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { and, desc, eq, gt, isNull, type SQL } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { links } from "#db/people-schema.ts";
import type { LinkKind } from "#lib/access/link-kind.ts";
import type { Role } from "#lib/access/rights.ts";

export type Link = typeof links.$inferSelect;

export type NewLink = { kind: LinkKind; email: string | null; role: Role; createdBy: string | null; days: number };

const DAY = 86_400_000;

export type Links = ReturnType<typeof createLinks>;

/**
 * Links that work once. Looked up by the SHA-256 of a token of 256 random bits, so neither the table nor the time that a lookup
 * takes helps to guess one.
 */
export function createLinks(db: Db, now: () => number) {
  const open = (at: number) => and(isNull(links.usedAt), isNull(links.revokedAt), gt(links.expiresAt, at));

  function revokeOpen(...which: SQL[]): void {
    db.update(links)
      .set({ revokedAt: now() })
      .where(and(...which, open(now())))
      .run();
  }

  return {
    /** Gives the token, which stands nowhere else; an earlier open link for the same purpose dies. */
    make({ kind, email, role, createdBy, days }: NewLink): { token: string; expiresAt: number } {
      const token = randomBytes(32).toString("base64url");
      const createdAt = now();
      const expiresAt = createdAt + days * DAY;
      revokeOpen(eq(links.kind, kind), email === null ? isNull(links.email) : eq(links.email, email));
      db.insert(links)
        .values({
          kind,
          tokenHash: hash(token),
          email,
          role,
          createdBy,
          createdAt,
          expiresAt,
        })
        .run();
      return { token, expiresAt };
    },
    find(token: string): Link | undefined {
      const tokenHash = hash(token);
      const link = db
        .select()
        .from(links)
        .where(and(eq(links.tokenHash, tokenHash), open(now())))
        .get();
      return link && timingSafeEqual(Buffer.from(link.tokenHash), Buffer.from(tokenHash)) ? link : undefined;
    },
    /** True for the one caller who uses it. */
    use: (id: number): boolean =>
      db
        .update(links)
        .set({ usedAt: now() })
        .where(and(eq(links.id, id), open(now())))
        .run().changes === 1,
    /** Gives a link back whose use came to nothing. */
    release: (id: number): void => void db.update(links).set({ usedAt: null }).where(eq(links.id, id)).run(),
    /** Also one that is too old, so that it leaves the list. False where it was used or revoked before. */
    revoke: (id: number): boolean =>
      db
        .update(links)
        .set({ revokedAt: now() })
        .where(and(eq(links.id, id), isNull(links.usedAt), isNull(links.revokedAt)))
        .run().changes === 1,
    /** For who is no longer here. */
    revokeFor: (email: string): void => revokeOpen(eq(links.email, email)),
    /** For who may no longer make links: a person's id, or a key's. */
    revokeMadeBy: (id: string): void => revokeOpen(eq(links.createdBy, id)),
    /** Those that nobody has used, old ones too, the newest first. */
    invitations: (): Link[] =>
      db
        .select()
        .from(links)
        .where(and(eq(links.kind, "invitation"), isNull(links.usedAt), isNull(links.revokedAt)))
        .orderBy(desc(links.id))
        .all(),
  };
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
