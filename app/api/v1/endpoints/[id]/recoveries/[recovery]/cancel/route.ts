import { authorizeOne } from "#lib/server/auth/authorize-one.ts";
import { record } from "#lib/server/auth/record.ts";
import { notFound, parseId } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { tryToStore } from "#lib/server/http/storage-unavailable.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/endpoints/[id]/recoveries/[recovery]/cancel">,
): Promise<Response> {
  const allowed = await authorizeOne(request, params, "act");
  if (!allowed.ok) return allowed.response;
  const recovery = parseId((await params).recovery);
  if (!recovery.ok) return recovery.response;
  const cancelled = await tryToStore(
    () => inbox().forwarding.cancelRecovery(allowed.access, allowed.id, recovery.value),
    "The recovery could not be stopped and goes on. Try again later.",
  );
  if (!cancelled.ok) return cancelled.response;
  if (!cancelled.value) return notFound();
  record(allowed.access, "recovery.cancelled", String(recovery.value));
  return answer({ status: "cancelled" });
}
