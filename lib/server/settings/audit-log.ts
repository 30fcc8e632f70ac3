import type { AuditEntry as StoredEntry } from "#db/audit.ts";
import { actionsOfFilter, actorWords, deedWords } from "#lib/access/audit-action.ts";
import type { AuditEntry, AuditFilters } from "#lib/api/audit.ts";
import type { Page } from "#lib/api/page.ts";
import { csvRecord } from "#lib/csv.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { record } from "#lib/server/auth/record.ts";
import { inbox } from "#lib/server/inbox.ts";

const EXPORT_ROWS = 500;

type Administrator = Authorized<"administer">;

export function listAudit(
  _access: Administrator,
  filters: AuditFilters,
  { limit, before }: { limit: number; before?: number | undefined },
): Page<AuditEntry> {
  const rows = read(filters, limit + 1, before);
  const data = rows.slice(0, limit).map(entryOf);
  return { data, nextCursor: rows.length > limit ? String(data.at(-1)?.id) : null };
}

/** Everybody who stands in the log. */
export function listActors(_access: Administrator): string[] {
  return inbox().access.audit.actors();
}

const columns = ["id", "time", "who", "kind", "action", "target", "detail", "address", "sentence"];

/** The same entries as a table, newest first, read as fast as they are taken. That it was taken is an entry as well. */
export function exportAudit(access: Administrator, filters: AuditFilters): ReadableStream<Uint8Array> {
  record(access, "audit.exported", null, filterWords(filters));
  const encoder = new TextEncoder();
  let before: number | undefined;
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(csvRecord(columns))),
    pull(controller) {
      const rows = read(filters, EXPORT_ROWS, before);
      if (rows.length > 0) controller.enqueue(encoder.encode(rows.map(entryOf).map(toRecord).join("")));
      before = rows.at(-1)?.id;
      if (rows.length < EXPORT_ROWS) controller.close();
    },
  });
}

function read({ who, what, from, to }: AuditFilters, limit: number, before?: number): StoredEntry[] {
  const actions = what === "" ? null : actionsOfFilter(what);
  return inbox().access.audit.list({ actions, actor: who === "" ? null : who, from, to }, limit, before);
}

function entryOf({ actorKind, actorName, at, actorId: _actorId, ...rest }: StoredEntry): AuditEntry {
  const actor = { kind: actorKind, name: actorName };
  const sentence = `${actorWords(actor)} ${deedWords(rest)}`;
  return { ...rest, at: new Date(at).toISOString(), actor, sentence };
}

function toRecord({ id, at, actor, action, target, detail, remoteAddress, sentence }: AuditEntry): string {
  const { name, kind } = actor;
  return csvRecord([String(id), at, name, kind, action, target ?? "", detail ?? "", remoteAddress ?? "", sentence]);
}

function filterWords({ who, what, from, to }: AuditFilters): string {
  const parts = [
    who === "" ? null : `who ${who}`,
    what === "" ? null : `what ${what}`,
    from ? `from ${from.toISOString()}` : null,
    to ? `to ${to.toISOString()}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "all of it" : parts.join(", ");
}
