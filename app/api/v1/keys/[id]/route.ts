import { authorize } from "#lib/server/auth/authorize.ts";
import { notFound } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { revokeKey } from "#lib/server/settings/keys.ts";

export async function DELETE(request: Request, { params }: RouteContext<"/api/v1/keys/[id]">): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  return revokeKey(allowed.access, (await params).id) ? answer({ status: "revoked" }) : notFound();
}
