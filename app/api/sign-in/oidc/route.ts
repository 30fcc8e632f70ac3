import { z } from "zod";
import { parseBody } from "#lib/server/api-query.ts";
import { startOidc } from "#lib/server/auth/sign-in-with-oidc.ts";
import { inbox } from "#lib/server/inbox.ts";

const bodySchema = z.strictObject({ path: z.string().max(2000).default("/") });

export async function POST(request: Request): Promise<Response> {
  const body = await parseBody(request, bodySchema);
  return body.ok ? startOidc(inbox().access, request, body.value.path) : body.response;
}
