import { noQuery, notFound, parseId, parseQuery } from "#lib/server/api-query.ts";
import { authorize } from "#lib/server/auth/authorize.ts";
import { inbox } from "#lib/server/inbox.ts";
import { answer } from "#lib/server/json.ts";

export async function GET(request: Request, { params }: RouteContext<"/api/v1/callbacks/[id]">): Promise<Response> {
  const allowed = await authorize(request, "read");
  if (!allowed.ok) return allowed.response;
  const id = parseId((await params).id);
  if (!id.ok) return id.response;
  const query = parseQuery(request.url, noQuery);
  if (!query.ok) return query.response;
  const callback = inbox().conversations.callback(allowed.access, id.value);
  return callback ? answer(callback) : notFound();
}
