import { eq, isNull } from "drizzle-orm";
import { alertChannels } from "#db/alert-schema.ts";
import { endpoints } from "#db/forward-schema.ts";
import type { Db } from "#db/open.ts";
import { keyMarks, session, twoFactor, verification } from "#db/people-schema.ts";

/** What is encrypted at rest: of people, and with another key of endpoints and of channels of alerts. */
export type Sealed = { factors: SealedFactor[]; endpoints: SealedEndpoint[]; channels: SealedChannel[] };

export type SealedFactor = Pick<typeof twoFactor.$inferSelect, "id" | "secret" | "backupCodes">;

export type SealedEndpoint = Pick<typeof endpoints.$inferSelect, "id" | "secret" | "formerSecrets" | "headers">;

export type SealedChannel = { id: number; url: string };

/** Which key the secrets are encrypted with, as a number that tells two keys apart and says nothing of either; 0 before the first. */
export function readKeyMark(db: Db): number {
  return db.select({ mark: keyMarks.mark }).from(keyMarks).get()?.mark ?? 0;
}

export function writeKeyMark(db: Db, mark: number): void {
  db.insert(keyMarks).values({ id: 1, mark }).onConflictDoUpdate({ target: keyMarks.id, set: { mark } }).run();
}

export function readSealed(db: Db): Sealed {
  const { id, secret, backupCodes } = twoFactor;
  const { id: endpointId, secret: endpointSecret, formerSecrets, headers } = endpoints;
  return {
    factors: db.select({ id, secret, backupCodes }).from(twoFactor).all(),
    endpoints: db
      .select({ id: endpointId, secret: endpointSecret, formerSecrets, headers })
      .from(endpoints)
      .where(isNull(endpoints.removedAt))
      .all(),
    channels: db
      .select({ id: alertChannels.id, url: alertChannels.url })
      .from(alertChannels)
      .all()
      .flatMap(({ id: channelId, url }) => (url === null ? [] : [{ id: channelId, url }])),
  };
}

/** Puts what was encrypted anew in place of the old, and ends every session, which the old key has signed: all or nothing. */
export function replaceSealed(db: Db, sealed: Sealed, mark: number): void {
  db.$client
    .transaction(() => {
      for (const { id, ...values } of sealed.factors)
        db.update(twoFactor).set(values).where(eq(twoFactor.id, id)).run();
      for (const { id, ...values } of sealed.endpoints)
        db.update(endpoints).set(values).where(eq(endpoints.id, id)).run();
      for (const { id, url } of sealed.channels)
        db.update(alertChannels).set({ url }).where(eq(alertChannels.id, id)).run();
      db.delete(session).run();
      db.delete(verification).run();
      writeKeyMark(db, mark);
    })
    .immediate();
}
