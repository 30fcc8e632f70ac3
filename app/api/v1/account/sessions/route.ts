import { myself } from "#lib/server/account/myself.ts";
import { sessionsOf } from "#lib/server/account/sessions.ts";
import { noQuery, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";

export async function GET(request: Request): Promise<Response> {
  const who = await myself(request);
  if (!who.ok) return who.response;
  const query = parseQuery(request.url, noQuery);
  return query.ok ? answer(sessionsOf(who.me.access, who.me.id, who.me.sessionId)) : query.response;
}
