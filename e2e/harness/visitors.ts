import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Answer, ask } from "#e2e/harness/ask.ts";
import type { TestServer } from "#e2e/harness/server.ts";
import type { Role } from "#lib/access/rights.ts";
import { type KeyScope, type NewKey, newKeySchema } from "#lib/api/keys.ts";
import { newLinkSchema } from "#lib/api/people.ts";

export type Credentials = { email: string; password: string };

export const ADMINISTRATOR: Credentials = { email: "ada@example.com", password: "correct-horse-battery" };

/** What makes a server start with its first administrator. */
export const WITH_ADMINISTRATOR = { ADMIN_EMAIL: ADMINISTRATOR.email, ADMIN_PASSWORD: ADMINISTRATOR.password };

/** A POST of JSON as a page of the inbox itself sends it. */
export function post(url: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return ask(url, path, {
    method: "POST",
    from: elsewhere(),
    headers: { origin: url, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

/** The cookies that an answer sets, as a browser sends them back. */
export function cookiesOf(answer: Answer): string {
  const kept = (answer.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";", 1)[0] ?? "");
  return kept.filter((cookie) => !cookie.endsWith("=")).join("; ");
}

/** Signs in with a password; gives the session's cookies. */
export async function signIn(url: string, credentials: Credentials): Promise<string> {
  const answer = await post(url, "/api/sign-in", credentials);
  if (answer.status !== 200) throw new Error(`Signing in was answered with ${answer.status}: ${answer.text}`);
  return cookiesOf(answer);
}

/** Joins by an invitation; gives the new person's credentials and cookies. */
export async function joinAs(server: Pick<TestServer, "url">, role: Role): Promise<Credentials & { cookie: string }> {
  const email = `${role}-${randomUUID().slice(0, 8)}@example.com`;
  const password = `${randomUUID()}!`;
  const token = await invite(server, role, email);
  const answer = await post(server.url, "/api/welcome/accept", { token, name: `The ${role}`, email, password });
  if (answer.status !== 200) throw new Error(`Joining was answered with ${answer.status}: ${answer.text}`);
  return { email, password, cookie: cookiesOf(answer) };
}

/** Invites somebody as an administrator does; gives the link's token. */
export async function invite(server: Pick<TestServer, "url">, role: Role, email: string): Promise<string> {
  const { link } = newLinkSchema.parse(await administer(server, "POST", "/api/v1/invitations", { email, role }));
  return new URL(link).hash.slice(1);
}

/** A key that the administrator makes. */
export async function makeKey(server: Pick<TestServer, "url">, scope: KeyScope): Promise<NewKey> {
  return newKeySchema.parse(await administer(server, "POST", "/api/v1/keys", { name: `${scope} key`, scope }));
}

export async function revokeKey(server: Pick<TestServer, "url">, id: string): Promise<void> {
  await administer(server, "DELETE", `/api/v1/keys/${id}`);
}

async function administer(
  server: Pick<TestServer, "url">,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const headers = {
    origin: server.url,
    "content-type": "application/json",
    cookie: await signIn(server.url, ADMINISTRATOR),
  };
  const answer = await ask(server.url, path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (answer.status >= 300) throw new Error(`${method} ${path} was answered with ${answer.status}: ${answer.text}`);
  return answer.json;
}

/** Makes all sessions of somebody as old as if they had stayed away for weeks. */
export function expireSessions(server: Pick<TestServer, "dataDir">, email: string): void {
  const sql = "UPDATE sessions SET expires_at = 1000 WHERE user_id = (SELECT id FROM users WHERE email = ?)";
  withDatabase(server, (db) => db.prepare(sql).run(email));
}

/** Runs SQL on the database of a running server. */
export function withDatabase<T>(server: Pick<TestServer, "dataDir">, work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(join(server.dataDir, "inbox.db"), { timeout: 10_000 });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

let addresses = 0;

/** An address that no request came from so far, so that the limits per address do not count tests together. */
function elsewhere(): string {
  addresses += 1;
  return `127.77.${addresses >> 8}.${addresses & 255}`;
}
