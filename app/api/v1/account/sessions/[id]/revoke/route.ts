import { myself } from "#lib/server/account/myself.ts";
import { revokeSession } from "#lib/server/account/sessions.ts";

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/account/sessions/[id]/revoke">,
): Promise<Response> {
  const who = await myself(request);
  return who.ok ? revokeSession(who.me, (await params).id) : who.response;
}
