import { authorize } from "#lib/server/auth/authorize.ts";
import { meOf } from "#lib/server/auth/me.ts";
import { noQuery, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "read");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, noQuery);
  return query.ok ? answer(meOf(allowed.access, inbox().access)) : query.response;
}
