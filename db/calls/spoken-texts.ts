import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/open.ts";
import { deliveries } from "#db/schema.ts";
import { spokenTexts } from "#lib/allo/calls/turns.ts";
import type { AlloEvent } from "#lib/allo/envelope.ts";
import { readEvent } from "#lib/allo/read-delivery.ts";

/** What was said in calls. */
export type SpokenTexts = {
  /** Saves reading the payload of a delivery that is at hand anyway. */
  remember(deliveryId: number, event: AlloEvent): void;
  of(deliveryId: number): string[];
  forget(): void;
};

export function createSpokenTexts(db: Db): SpokenTexts {
  const known = new Map<number, string[]>();
  const findBody = db
    .select({ body: deliveries.body })
    .from(deliveries)
    .where(eq(deliveries.id, sql.placeholder("id")))
    .prepare();
  return {
    remember: (deliveryId, event) => void known.set(deliveryId, spokenTexts(event.data)),
    of(id) {
      const body = known.has(id) ? null : findBody.get({ id })?.body;
      const event = body ? readEvent(body).event : null;
      return known.get(id) ?? (event ? spokenTexts(event.data) : []);
    },
    forget: () => known.clear(),
  };
}
