import { authorize } from "#lib/server/auth/authorize.ts";
import { notFound } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { makeResetLink } from "#lib/server/settings/people.ts";

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/people/[id]/reset-link">,
): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const link = makeResetLink(allowed.access, (await params).id, request.headers);
  return link ? answer(link, 201) : notFound();
}
