import type { NewAuditEntry } from "#db/audit.ts";
import type { Access } from "#lib/server/auth/access.ts";
import { authorize } from "#lib/server/auth/authorize.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { readSession } from "#lib/server/auth/identify.ts";
import { refusal } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

/** A signed-in person who looks after the own account. */
export type Myself = {
  /** The proof, without which nobody is this. */
  granted: Authorized<"read">;
  access: Access;
  request: Request;
  id: string;
  email: string;
  name: string;
  sessionId: string;
  remoteAddress: string;
};

export type MyselfResult = { ok: true; me: Myself } | { ok: false; response: Response };

/** For the account's routes, in place of `authorize`: a key belongs to the inbox, so it has no account. */
export async function myself(request: Request): Promise<MyselfResult> {
  const allowed = await authorize(request, "read");
  if (!allowed.ok) return allowed;
  const { access } = inbox();
  const found = allowed.access.actor.kind === "person" ? await readSession(request.headers, access) : null;
  if (!found) {
    return { ok: false, response: refusal(403, "not_a_person", "A key has no account. Sign in with a browser.") };
  }
  const { id, email, name } = found.user;
  const { remoteAddress } = allowed.access;
  const me = { granted: allowed.access, access, request, id, email, name, sessionId: found.session.id, remoteAddress };
  return { ok: true, me };
}

/** Writes down what a person did with the own account. */
export function note(me: Myself, action: string, more: Pick<NewAuditEntry, "target" | "detail"> = {}): void {
  me.access.audit.write({
    action,
    actorKind: "person",
    actorId: me.id,
    actorName: me.email,
    remoteAddress: me.remoteAddress,
    ...more,
  });
}
