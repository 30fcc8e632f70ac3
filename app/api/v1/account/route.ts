import { accountOf } from "#lib/server/account/account.ts";
import { myself } from "#lib/server/account/myself.ts";
import { noQuery, notFound, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";

export async function GET(request: Request): Promise<Response> {
  const who = await myself(request);
  if (!who.ok) return who.response;
  const query = parseQuery(request.url, noQuery);
  if (!query.ok) return query.response;
  const account = await accountOf(who.me.granted, who.me.access);
  return account ? answer(account) : notFound();
}
