import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { isRole } from "#lib/access/rights.ts";
import type { Access } from "#lib/server/auth/access.ts";
import type { Actor } from "#lib/server/auth/authorized.ts";
import { scopeOf } from "#lib/server/auth/key-scope.ts";
import { isHttps } from "#lib/server/auth/own-origin.ts";
import { codeOf } from "#lib/server/error-code.ts";
import { log } from "#lib/server/log.ts";

/** Whose key the `Authorization` header holds, or null. Keys count nowhere else. */
export async function actorOfKey(authorization: string, { env, findKey, keys }: Access): Promise<Actor | null> {
  const [, key] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
  if (key === undefined) return null;
  if (env.apiKey !== null && sameText(key, env.apiKey)) {
    return { kind: "key", id: "API_KEY", name: "API_KEY", role: "administrator" };
  }
  const found = await findKey(key);
  // A key is never more than who made it; one that was being made while its maker lost the role counts for nothing.
  if (found?.makerRole !== "administrator") return null;
  noteUse(() => keys.used(found));
  const role = scopeOf(found.permissions) === "administrator" ? "administrator" : "read-key";
  return { kind: "key", id: found.id, name: found.name ?? "key", role };
}

/** Who the session cookie belongs to, or null. */
export async function actorOfSession(headers: Headers, access: Access): Promise<Actor | null> {
  const found = await readSession(headers, access);
  if (!found || !isRole(found.user.role)) return null;
  noteUse(() => access.sessions.seen(found.session));
  return { kind: "person", id: found.user.id, name: found.user.email, role: found.user.role };
}

/** The session that the cookie opens, as better-auth knows it. */
export async function readSession(headers: Headers, { env, auth }: Access) {
  return headers.has("cookie") ? await auth(isHttps(headers, env)).api.getSession({ headers }) : null;
}

/** While the database cannot be written it can be read, and when somebody was here is no reason to refuse them. */
function noteUse(write: () => void): void {
  try {
    write();
  } catch (cause) {
    log().warn({ code: codeOf(cause) }, "when a session or a key was last used could not be written down");
  }
}

const compareKey = randomBytes(32);

/** Compares digests, so that neither content nor length shows in the time. */
function sameText(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => createHmac("sha256", compareKey).update(text).digest());
  return x !== undefined && y !== undefined && timingSafeEqual(x, y);
}
