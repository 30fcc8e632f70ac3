import { authorize } from "#lib/server/auth/authorize.ts";
import { notFound, parseId } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { revokeInvitation } from "#lib/server/settings/invitations.ts";

export async function DELETE(
  request: Request,
  { params }: RouteContext<"/api/v1/invitations/[id]">,
): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const id = parseId((await params).id);
  if (!id.ok) return id.response;
  return revokeInvitation(allowed.access, id.value) ? answer({ status: "revoked" }) : notFound();
}
