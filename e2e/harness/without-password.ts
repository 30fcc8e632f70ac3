import type { TestServer } from "#e2e/harness/server.ts";
import { withDatabase } from "#e2e/harness/visitors.ts";

/** Makes somebody one who came in by OpenID Connect and never chose a password here. */
export function takePassword(server: Pick<TestServer, "dataDir">, email: string): void {
  const sql = `UPDATE accounts SET provider_id = 'oidc', password = NULL
    WHERE user_id = (SELECT id FROM users WHERE email = ?)`;
  withDatabase(server, (db) => db.prepare(sql).run(email));
}
