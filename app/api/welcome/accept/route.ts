import { z } from "zod";
import { acceptLink } from "#lib/server/auth/link-page.ts";
import { parseBody } from "#lib/server/http/api-query.ts";
import { inbox } from "#lib/server/inbox.ts";

const bodySchema = z.strictObject({
  token: z.string().max(100),
  name: z.string().trim().max(100).default(""),
  email: z.email("must be an e-mail address").max(254),
  password: z.string().max(200),
});

export async function POST(request: Request): Promise<Response> {
  const body = await parseBody(request, bodySchema);
  return body.ok ? acceptLink(inbox().access, request, body.value) : body.response;
}
