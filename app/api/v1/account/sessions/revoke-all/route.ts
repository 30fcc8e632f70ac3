import { myself } from "#lib/server/account/myself.ts";
import { signOutEverywhere } from "#lib/server/account/sessions.ts";

export async function POST(request: Request): Promise<Response> {
  const who = await myself(request);
  return who.ok ? signOutEverywhere(who.me) : who.response;
}
