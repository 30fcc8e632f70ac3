import { authorizeOne } from "#lib/server/auth/authorize-one.ts";
import { noQuery, notFound, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/deliveries/[id]/forwards">,
): Promise<Response> {
  const allowed = await authorizeOne(request, params, "raw");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, noQuery);
  if (!query.ok) return query.response;
  const { access, id } = allowed;
  const { deliveries, forwarding } = inbox();
  if (!deliveries.get(access, id, { payload: false })) return notFound();
  return answer({ data: forwarding.forwardsOf(access, id), nextCursor: null });
}
