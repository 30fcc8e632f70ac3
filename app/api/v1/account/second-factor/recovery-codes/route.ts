import { z } from "zod";
import { myself } from "#lib/server/account/myself.ts";
import { renewRecoveryCodes } from "#lib/server/account/second-factor.ts";
import { parseBody } from "#lib/server/http/api-query.ts";

const bodySchema = z.strictObject({ password: z.string().max(200) });

export async function POST(request: Request): Promise<Response> {
  const who = await myself(request);
  if (!who.ok) return who.response;
  const body = await parseBody(request, bodySchema);
  return body.ok ? renewRecoveryCodes(who.me, body.value.password) : body.response;
}
