import { z } from "zod";
import { keyScopes } from "#lib/api/keys.ts";
import { authorize } from "#lib/server/auth/authorize.ts";
import { noQuery, parseBody, parseQuery } from "#lib/server/http/api-query.ts";
import { answer, refusal } from "#lib/server/http/json.ts";
import { listKeys, makeKey } from "#lib/server/settings/keys.ts";

const bodySchema = z.strictObject({
  name: z
    .string("must be a text of 1 to 64 characters")
    .trim()
    .min(1, "must say what the key is for")
    .max(64, "must have at most 64 characters"),
  scope: z.enum(keyScopes, `must be ${keyScopes.join(" or ")}`),
  days: z
    .int("must be a whole number of days from 1 to 365, or null")
    .min(1, "must be from 1 to 365, or null")
    .max(365, "must be from 1 to 365, or null")
    .nullable()
    .default(null),
});

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, noQuery);
  return query.ok ? answer({ data: listKeys(allowed.access) }) : query.response;
}

export async function POST(request: Request): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const body = await parseBody(request, bodySchema);
  if (!body.ok) return body.response;
  const key = await makeKey(allowed.access, body.value);
  if (key) return answer(key, 201);
  return refusal(403, "not_a_person", "A key cannot make keys. Sign in with a browser, and make one under Settings.");
}
