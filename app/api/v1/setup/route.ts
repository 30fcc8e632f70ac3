import { authorize } from "#lib/server/auth/authorize.ts";
import { noQuery, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";
import { setupOf } from "#lib/server/setup.ts";

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "read");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, noQuery);
  if (!query.ok) return query.response;
  return answer(setupOf(allowed.access, inbox(), request.headers));
}
