import { z } from "zod";
import { rename } from "#lib/server/account/account.ts";
import { myself } from "#lib/server/account/myself.ts";
import { parseBody } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";

const bodySchema = z.strictObject({
  name: z.string().trim().min(1, "must not be empty").max(100, "must have at most 100 characters"),
});

export async function POST(request: Request): Promise<Response> {
  const who = await myself(request);
  if (!who.ok) return who.response;
  const body = await parseBody(request, bodySchema);
  if (!body.ok) return body.response;
  rename(who.me, body.value.name);
  return answer({ status: "changed" });
}
