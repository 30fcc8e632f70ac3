import type { AuditAction } from "#lib/access/audit-action.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { inbox } from "#lib/server/inbox.ts";

/** Writes into the audit log. `target` and `detail` never hold payload text, tokens or secrets. */
export function record(
  { actor, remoteAddress }: Authorized,
  action: AuditAction,
  target: string | null = null,
  detail: string | null = null,
): void {
  inbox().access.audit.write({
    action,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    target,
    detail,
    remoteAddress,
  });
}

/** The same for what a page shows by itself: once for each who looks, what they look at and ten minutes. */
export function recordLook(access: Authorized, action: AuditAction, target: string): void {
  const key = `${access.actor.id} ${action} ${target}`;
  if (inbox().access.looks.look(key, Date.now())) recordFirst(key, () => record(access, action, target));
}

/** Whoever listens asks again and again for parts; one listening is one entry. */
export function recordListening(access: Authorized, call: string): void {
  const key = `${access.actor.id} ${call}`;
  if (inbox().access.looks.listen(key, Date.now())) recordFirst(key, () => record(access, "recording.played", call));
}

/** Where the log cannot be written nobody gets to look, and whoever tries again is not taken for known. */
function recordFirst(key: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    inbox().access.looks.forget(key);
    throw cause;
  }
}
