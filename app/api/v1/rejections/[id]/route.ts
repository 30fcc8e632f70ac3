import { authorize } from "#lib/server/auth/authorize.ts";
import { recordLook } from "#lib/server/auth/record.ts";
import { noQuery, notFound, parseId, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function GET(request: Request, { params }: RouteContext<"/api/v1/rejections/[id]">): Promise<Response> {
  const allowed = await authorize(request, "raw");
  if (!allowed.ok) return allowed.response;
  const id = parseId((await params).id);
  if (!id.ok) return id.response;
  const query = parseQuery(request.url, noQuery);
  if (!query.ok) return query.response;
  const rejection = inbox().rejections.get(allowed.access, id.value);
  if (!rejection) return notFound();
  recordLook(allowed.access, "rejection.opened", String(id.value));
  return answer(rejection);
}
