import { asc, eq } from "drizzle-orm";
import { alertChannels } from "#db/alert-schema.ts";
import type { Db } from "#db/open.ts";

export type ChannelRow = typeof alertChannels.$inferSelect;

/** `url` is encrypted. */
export type NewChannel = Pick<ChannelRow, "kind" | "name" | "endpointId" | "url" | "addresses">;

export type AlertChannels = ReturnType<typeof createAlertChannels>;

/** The ways that alerts go, in the order in which they were made. */
export function createAlertChannels(db: Db, now: () => number) {
  const all = db.select().from(alertChannels).orderBy(asc(alertChannels.id)).prepare();
  const get = (id: number): ChannelRow | null =>
    db.select().from(alertChannels).where(eq(alertChannels.id, id)).get() ?? null;

  return {
    all: () => all.all(),
    get,
    add: (channel: NewChannel): ChannelRow =>
      db
        .insert(alertChannels)
        .values({ ...channel, createdAt: now() })
        .returning()
        .get(),
    change(id: number, values: Partial<Omit<NewChannel, "kind">>): ChannelRow | null {
      if (Object.keys(values).length > 0) db.update(alertChannels).set(values).where(eq(alertChannels.id, id)).run();
      return get(id);
    },
    /** With what it is still owed. */
    remove: (id: number): boolean => db.delete(alertChannels).where(eq(alertChannels.id, id)).run().changes > 0,
  };
}
