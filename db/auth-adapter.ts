import { drizzleAdapter } from "better-auth/adapters/drizzle";
import type { Db } from "#db/open.ts";
import * as schema from "#db/people-schema.ts";

/** What better-auth reads and writes people, sessions and keys through. */
export function authAdapter(db: Db) {
  return drizzleAdapter(db, { provider: "sqlite", schema });
}
