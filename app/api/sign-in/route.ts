import { z } from "zod";
import { signIn } from "#lib/server/auth/sign-in.ts";
import { parseBody } from "#lib/server/http/api-query.ts";
import { inbox } from "#lib/server/inbox.ts";

const bodySchema = z.strictObject({ email: z.string().max(254), password: z.string().max(200) });

export async function POST(request: Request): Promise<Response> {
  const body = await parseBody(request, bodySchema);
  return body.ok ? signIn(inbox().access, request, body.value) : body.response;
}
