import { myself } from "#lib/server/account/myself.ts";
import { signOutElsewhere } from "#lib/server/account/sessions.ts";

export async function POST(request: Request): Promise<Response> {
  const who = await myself(request);
  return who.ok ? signOutElsewhere(who.me) : who.response;
}
