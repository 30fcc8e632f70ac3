import { myself } from "#lib/server/account/myself.ts";
import { sessionsOf } from "#lib/server/account/sessions.ts";
import { noQuery, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";

export async function GET(request: Request): Promise<Response> {
  const who = await myself(request);
  if (!who.ok) return who.response;
  const query = parseQuery(request.url, noQuery);
  const { granted, access, sessionId } = who.me;
  return query.ok ? answer(sessionsOf(granted, access, sessionId)) : query.response;
}
