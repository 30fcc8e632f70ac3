import { authorize } from "#lib/server/auth/authorize.ts";
import { callbacksQuery, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "read");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, callbacksQuery);
  if (!query.ok) return query.response;
  const { limit, cursor, state } = query.value;
  return answer(inbox().conversations.callbacks(allowed.access, state, { limit, after: cursor }));
}
