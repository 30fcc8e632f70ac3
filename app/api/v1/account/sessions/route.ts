import { myself } from "#lib/server/account/myself.ts";
import { sessionsOf } from "#lib/server/account/sessions.ts";
import { answer } from "#lib/server/json.ts";

export async function GET(request: Request): Promise<Response> {
  const who = await myself(request);
  return who.ok ? answer(sessionsOf(who.me.access, who.me.id, who.me.sessionId)) : who.response;
}
