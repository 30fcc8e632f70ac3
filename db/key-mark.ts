import { eq } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { keyMarks, session, twoFactor, verification } from "#db/people-schema.ts";

/** What is encrypted at rest, of one person. */
export type Sealed = Pick<typeof twoFactor.$inferSelect, "id" | "secret" | "backupCodes">;

/** Which key the secrets are encrypted with, as a number that tells two keys apart and says nothing of either; 0 before the first. */
export function readKeyMark(db: Db): number {
  return db.select({ mark: keyMarks.mark }).from(keyMarks).get()?.mark ?? 0;
}

export function writeKeyMark(db: Db, mark: number): void {
  db.insert(keyMarks).values({ id: 1, mark }).onConflictDoUpdate({ target: keyMarks.id, set: { mark } }).run();
}

export function readSealed(db: Db): Sealed[] {
  const { id, secret, backupCodes } = twoFactor;
  return db.select({ id, secret, backupCodes }).from(twoFactor).all();
}

/** Puts what was encrypted anew in place of the old, and ends every session, which the old key has signed: all or nothing. */
export function replaceSealed(db: Db, sealed: readonly Sealed[], mark: number): void {
  db.$client
    .transaction(() => {
      for (const { id, ...values } of sealed) db.update(twoFactor).set(values).where(eq(twoFactor.id, id)).run();
      db.delete(session).run();
      db.delete(verification).run();
      writeKeyMark(db, mark);
    })
    .immediate();
}
