import { authorize } from "#lib/server/auth/authorize.ts";
import { pagingQuery, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, pagingQuery);
  if (!query.ok) return query.response;
  return answer(await inbox().health.alerts.list(allowed.access, query.value));
}
