import { authorizeOne } from "#lib/server/auth/authorize-one.ts";
import { record } from "#lib/server/auth/record.ts";
import { notFound, parseBody, recoverBody } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { tryToStore } from "#lib/server/http/storage-unavailable.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/endpoints/[id]/recover">,
): Promise<Response> {
  const allowed = await authorizeOne(request, params, "act");
  if (!allowed.ok) return allowed.response;
  const body = await parseBody(request, recoverBody);
  if (!body.ok) return body.response;
  const { access, id: endpointId } = allowed;
  const { since, until = new Date(), dryRun, kind } = body.value;
  const range = { endpointId, kind, since: since.getTime(), until: until.getTime() };
  const { forwarding } = inbox();
  const count = await forwarding.countRecovery(access, range);
  if (count === null) return notFound();
  if (dryRun || count === 0) return answer({ count, recoveryId: null });
  const begun = await tryToStore(
    () => forwarding.recover(access, range, count),
    "The recovery could not be begun, and nothing is sent. Try again later.",
  );
  if (!begun.ok) return begun.response;
  if (begun.value === null) return notFound();
  const what = `${kind === "all" ? "" : `${kind} `}${count === 1 ? "delivery" : "deliveries"}`;
  record(access, "forwards.recovered", String(endpointId), `${count} ${what} since ${since.toISOString()}`);
  return answer({ count, recoveryId: begun.value });
}
