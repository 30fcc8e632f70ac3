import { z } from "zod";
import { changePassword } from "#lib/server/account/change-password.ts";
import { myself } from "#lib/server/account/myself.ts";
import { parseBody } from "#lib/server/http/api-query.ts";

const bodySchema = z.strictObject({ present: z.string().max(200), next: z.string().max(200) });

export async function POST(request: Request): Promise<Response> {
  const who = await myself(request);
  if (!who.ok) return who.response;
  const body = await parseBody(request, bodySchema);
  return body.ok ? changePassword(who.me, body.value.present, body.value.next) : body.response;
}
