import { authorizeOne } from "#lib/server/auth/authorize-one.ts";
import { forwardsQuery, notFound, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/endpoints/[id]/forwards">,
): Promise<Response> {
  const allowed = await authorizeOne(request, params, "raw");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, forwardsQuery);
  if (!query.ok) return query.response;
  const { state, ...window } = query.value;
  const page = inbox().forwarding.forwards(allowed.access, allowed.id, state, window);
  return page ? answer(page) : notFound();
}
