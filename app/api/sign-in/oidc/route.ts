import { z } from "zod";
import { startOidc } from "#lib/server/auth/sign-in-with-oidc.ts";
import { parseBody } from "#lib/server/http/api-query.ts";
import { inbox } from "#lib/server/inbox.ts";

const bodySchema = z.strictObject({ path: z.string().max(2000).default("/") });

export async function POST(request: Request): Promise<Response> {
  const body = await parseBody(request, bodySchema);
  return body.ok ? startOidc(inbox().access, request, body.value.path) : body.response;
}
