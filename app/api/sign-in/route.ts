import { z } from "zod";
import { parseBody } from "#lib/server/api-query.ts";
import { signIn } from "#lib/server/auth/sign-in.ts";
import { inbox } from "#lib/server/inbox.ts";

const bodySchema = z.strictObject({ email: z.string().max(254), password: z.string().max(200) });

export async function POST(request: Request): Promise<Response> {
  const body = await parseBody(request, bodySchema);
  return body.ok ? signIn(inbox().access, request, body.value) : body.response;
}
