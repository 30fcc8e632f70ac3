import { authorize } from "#lib/server/auth/authorize.ts";
import { callsQuery, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "read");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, callsQuery);
  if (!query.ok) return query.response;
  const { limit, cursor, ...filters } = query.value;
  return answer(inbox().calls.list(allowed.access, filters, { limit, before: cursor }));
}
