import type { PromoteResult } from "#db/promote.ts";
import { authorize } from "#lib/server/auth/authorize.ts";
import { record } from "#lib/server/auth/record.ts";
import { notFound, parseId } from "#lib/server/http/api-query.ts";
import { answer, refusal } from "#lib/server/http/json.ts";
import { storageUnavailable } from "#lib/server/http/storage-unavailable.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/rejections/[id]/promote">,
): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const id = parseId((await params).id);
  if (!id.ok) return id.response;
  let result: PromoteResult;
  try {
    result = inbox().rejections.promote(allowed.access, id.value);
  } catch (cause) {
    return storageUnavailable(cause, "The rejection could not be promoted and is as it was. Try again later.");
  }
  if (result.ok) {
    record(allowed.access, "rejection.promoted", String(id.value));
    return answer(result.stored);
  }
  if (result.reason === "unknown") return notFound();
  return refusal(409, "not_verified", "No known secret signed this request, so it cannot enter the log.");
}
