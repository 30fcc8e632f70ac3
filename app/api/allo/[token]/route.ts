import { timed } from "#lib/server/health/timed.ts";
import { incoming } from "#lib/server/http/incoming.ts";
import { methodNotAllowed } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";
import { receiveLegacy } from "#lib/server/webhook/receive-legacy.ts";

export async function POST(_request: Request, { params }: RouteContext<"/api/allo/[token]">): Promise<Response> {
  const { token } = await params;
  const came = incoming();
  return timed(inbox(), came, receiveLegacy(inbox(), token, came));
}

function postOnly(): Response {
  return methodNotAllowed("POST");
}

export {
  postOnly as DELETE,
  postOnly as GET,
  postOnly as HEAD,
  postOnly as OPTIONS,
  postOnly as PATCH,
  postOnly as PUT,
};
