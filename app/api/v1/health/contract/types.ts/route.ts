import { authorize } from "#lib/server/auth/authorize.ts";
import { contractTypesQuery, parseQuery } from "#lib/server/http/api-query.ts";
import { refusal } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "raw");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, contractTypesQuery);
  if (!query.ok) return query.response;
  const file = inbox().health.contract.types(allowed.access, query.value.topic);
  if (file === null) {
    return refusal(
      404,
      "not_found",
      "Nothing is known of this topic. GET /api/v1/health/contract lists those that came.",
    );
  }
  return new Response(file, {
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Disposition": 'attachment; filename="allo-webhooks.ts"',
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
