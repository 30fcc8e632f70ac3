import { authorizeOne } from "#lib/server/auth/authorize-one.ts";
import { record } from "#lib/server/auth/record.ts";
import { notFound } from "#lib/server/http/api-query.ts";
import { answer, refusal } from "#lib/server/http/json.ts";
import { tryToStore } from "#lib/server/http/storage-unavailable.ts";
import { inbox } from "#lib/server/inbox.ts";

const TOO_MANY =
  "The secret was changed five times within a day, and all of these still sign. Change it again when the first of them has ended.";

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/endpoints/[id]/rotate-secret">,
): Promise<Response> {
  const allowed = await authorizeOne(request, params, "administer");
  if (!allowed.ok) return allowed.response;
  const { access, id } = allowed;
  const rotated = await tryToStore(
    () => inbox().forwarding.rotateSecret(access, id),
    "The new secret could not be kept, and the old one goes on. Try again later.",
  );
  if (!rotated.ok) return rotated.response;
  if (!rotated.value) return notFound();
  if (rotated.value === "full") return refusal(409, "too_many_secrets", TOO_MANY);
  record(access, "endpoint.secret_rotated", String(id));
  return answer(rotated.value);
}
