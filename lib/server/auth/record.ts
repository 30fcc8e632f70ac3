import type { AuditAction } from "#lib/access/audit-action.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { inbox } from "#lib/server/inbox.ts";
import { singleton } from "#lib/server/singleton.ts";

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

const LOOK_MS = 10 * 60_000;
const MOST_REMEMBERED = 10_000;

/** The same for what a page shows by itself: once for each who looks, what they look at and ten minutes. */
export function recordLook(access: Authorized, action: AuditAction, target: string): void {
  const looks = singleton("audit-looks", () => new Map<string, number>());
  const key = `${access.actor.id} ${action} ${target}`;
  const now = Date.now();
  if ((looks.get(key) ?? Number.NEGATIVE_INFINITY) + LOOK_MS > now) return;
  record(access, action, target);
  looks.delete(key);
  looks.set(key, now);
  for (const [oldest, at] of looks) {
    if (looks.size <= MOST_REMEMBERED && at + LOOK_MS > now) break;
    looks.delete(oldest);
  }
}
