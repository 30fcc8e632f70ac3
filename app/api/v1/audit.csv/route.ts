import { authorize } from "#lib/server/auth/authorize.ts";
import { auditExportQuery, parseQuery } from "#lib/server/http/api-query.ts";
import { exportAudit } from "#lib/server/settings/audit-log.ts";

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, auditExportQuery);
  if (!query.ok) return query.response;
  return new Response(exportAudit(allowed.access, query.value), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8; header=present",
      "Content-Disposition": 'attachment; filename="audit.csv"',
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
