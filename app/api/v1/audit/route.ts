import { authorize } from "#lib/server/auth/authorize.ts";
import { auditQuery, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { listAudit } from "#lib/server/settings/audit-log.ts";

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, auditQuery);
  if (!query.ok) return query.response;
  const { limit, cursor, ...filters } = query.value;
  return answer(listAudit(allowed.access, filters, { limit, before: cursor }));
}
