import { authorizeOne } from "#lib/server/auth/authorize-one.ts";
import { noQuery, notFound, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function GET(request: Request, { params }: RouteContext<"/api/v1/forwards/[id]">): Promise<Response> {
  const allowed = await authorizeOne(request, params, "raw");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, noQuery);
  if (!query.ok) return query.response;
  const forward = inbox().forwarding.forward(allowed.access, allowed.id);
  return forward ? answer(forward) : notFound();
}
