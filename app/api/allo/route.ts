import { timed } from "#lib/server/health/timed.ts";
import { incoming } from "#lib/server/http/incoming.ts";
import { methodNotAllowed } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";
import { receive } from "#lib/server/webhook/receive.ts";

export function POST(): Promise<Response> {
  const came = incoming();
  return timed(inbox(), came, receive(inbox(), came));
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
