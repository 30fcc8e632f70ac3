import { authorize } from "#lib/server/auth/authorize.ts";
import { noQuery, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { listPeople } from "#lib/server/settings/people.ts";

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, noQuery);
  return query.ok ? answer({ data: listPeople(allowed.access) }) : query.response;
}
