import { and, eq, isNotNull, sql } from "drizzle-orm";
import { attempts } from "#db/schema.ts";
import { TEST_USER_AGENT } from "#lib/allo/test-event.ts";

/** Where a search ends: an inbox may hold nothing of what is looked for, and must not be searched whole for each page. */
const MOST_SEARCHED = 10_000;

/** The newest attempts, without our own test events. */
export const newestFromOutside = and(
  sql`${attempts.id} > (select max(id) from attempts) - ${MOST_SEARCHED}`,
  sql`${attempts.userAgent} is not ${TEST_USER_AGENT}`,
);

/** Of those, what Allo got through with and signed. */
export const newestSigned = and(newestFromOutside, isNotNull(attempts.webhookTimestamp), eq(attempts.promoted, false));
