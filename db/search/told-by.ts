import { and, inArray, type SQL, sql } from "drizzle-orm";
import { statements } from "#db/conversation-schema.ts";

/** The statements of some deliveries about messages or about contacts. */
export function toldBy(deliveryIds: readonly number[], kind: "message" | "contact"): SQL | undefined {
  // The sign keeps SQLite from walking through all statements of the kind, which lie sorted by what is asked for.
  return and(inArray(statements.deliveryId, [...deliveryIds]), sql`+${statements.kind} = ${kind}`);
}
