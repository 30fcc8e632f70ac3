import { z } from "zod";
import { inspectLink } from "#lib/server/auth/link-page.ts";
import { parseBody } from "#lib/server/http/api-query.ts";
import { inbox } from "#lib/server/inbox.ts";

const bodySchema = z.strictObject({ token: z.string().max(100) });

/** Says what a one-time link is for. The token comes in the body, as URLs end up in logs. */
export async function POST(request: Request): Promise<Response> {
  const body = await parseBody(request, bodySchema);
  return body.ok ? inspectLink(inbox().access, request, body.value.token) : body.response;
}
