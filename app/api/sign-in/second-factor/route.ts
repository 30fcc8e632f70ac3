import { z } from "zod";
import { signInWithCode } from "#lib/server/auth/sign-in.ts";
import { parseBody } from "#lib/server/http/api-query.ts";
import { inbox } from "#lib/server/inbox.ts";

const bodySchema = z.strictObject({ code: z.string().max(40), trustDevice: z.boolean().default(false) });

export async function POST(request: Request): Promise<Response> {
  const body = await parseBody(request, bodySchema);
  return body.ok ? signInWithCode(inbox().access, request, body.value) : body.response;
}
