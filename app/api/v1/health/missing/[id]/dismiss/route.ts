import { authorizeOne } from "#lib/server/auth/authorize-one.ts";
import { record } from "#lib/server/auth/record.ts";
import { notFound } from "#lib/server/http/api-query.ts";
import { answer, refusal } from "#lib/server/http/json.ts";
import { tryToStore } from "#lib/server/http/storage-unavailable.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/health/missing/[id]/dismiss">,
): Promise<Response> {
  const allowed = await authorizeOne(request, params, "act");
  if (!allowed.ok) return allowed.response;
  const { access, id } = allowed;
  const { missing } = inbox().health;
  const dismissed = await tryToStore(
    () => missing.dismiss(access, id),
    "This could not be kept, and nothing was changed. Try again later.",
  );
  if (!dismissed.ok) return dismissed.response;
  const result = dismissed.value;
  if (result.ok) {
    record(access, "gap.dismissed", String(id));
    return answer(missing.get(access, id));
  }
  return result.reason === "unknown"
    ? notFound()
    : refusal(409, "already_came", "It has come meanwhile. Reload the list to see it.");
}
