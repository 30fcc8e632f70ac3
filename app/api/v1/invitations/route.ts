import { z } from "zod";
import { roles } from "#lib/access/rights.ts";
import { authorize } from "#lib/server/auth/authorize.ts";
import { noQuery, parseBody, parseQuery } from "#lib/server/http/api-query.ts";
import { answer, refusal } from "#lib/server/http/json.ts";
import { invite, listInvitations } from "#lib/server/settings/invitations.ts";

const bodySchema = z.strictObject({
  email: z
    .string("must be an e-mail address")
    .trim()
    .pipe(z.email("must be an e-mail address").max(254, "must have at most 254 characters"))
    .transform((email) => email.toLowerCase()),
  role: z.enum(roles, `must be ${roles.join(", ")}`),
});

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, noQuery);
  return query.ok ? answer({ data: listInvitations(allowed.access) }) : query.response;
}

export async function POST(request: Request): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const body = await parseBody(request, bodySchema);
  if (!body.ok) return body.response;
  const link = invite(allowed.access, body.value, request.headers);
  if (link) return answer(link, 201);
  return refusal(409, "taken", "Somebody with this e-mail is here already. Change their role, or make a reset link.");
}
