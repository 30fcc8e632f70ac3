import { notFound, parseId, parseQuery, placedQuery } from "#lib/server/api-query.ts";
import { authorize } from "#lib/server/auth/authorize.ts";
import { inbox } from "#lib/server/inbox.ts";
import { answer } from "#lib/server/json.ts";

export async function GET(request: Request, { params }: RouteContext<"/api/v1/contacts/[id]">): Promise<Response> {
  const allowed = await authorize(request, "read");
  if (!allowed.ok) return allowed.response;
  const id = parseId((await params).id);
  if (!id.ok) return id.response;
  const query = parseQuery(request.url, placedQuery);
  if (!query.ok) return query.response;
  const { limit, cursor } = query.value;
  const contact = inbox().conversations.contact(allowed.access, id.value, { limit, after: cursor });
  return contact ? answer(contact) : notFound();
}
