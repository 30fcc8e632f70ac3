import { authorize } from "#lib/server/auth/authorize.ts";
import { parseQuery, searchQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "read");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, searchQuery);
  if (!query.ok) return query.response;
  return answer(await inbox().search(allowed.access, query.value.q, query.value.limit));
}
