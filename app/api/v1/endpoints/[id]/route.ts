import { authorizeOne } from "#lib/server/auth/authorize-one.ts";
import { record } from "#lib/server/auth/record.ts";
import { endpointChangeBody, parseEndpoint } from "#lib/server/forwarding/endpoint-body.ts";
import { noQuery, notFound, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { tryToStore } from "#lib/server/http/storage-unavailable.ts";
import { inbox } from "#lib/server/inbox.ts";

type Context = RouteContext<"/api/v1/endpoints/[id]">;

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const allowed = await authorizeOne(request, params, "raw");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, noQuery);
  if (!query.ok) return query.response;
  const found = await inbox().forwarding.endpoint(allowed.access, allowed.id);
  return found ? answer(found) : notFound();
}

export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  const allowed = await authorizeOne(request, params, "administer");
  if (!allowed.ok) return allowed.response;
  const { access, id } = allowed;
  const { env, forwarding } = inbox();
  const body = await parseEndpoint(request, endpointChangeBody, env.outboundAllow);
  if (!body.ok) return body.response;
  const changed = await tryToStore(
    () => forwarding.changeEndpoint(access, id, body.value),
    "The change could not be kept, and the endpoint is as it was. Try again later.",
  );
  if (!changed.ok) return changed.response;
  if (!changed.value) return notFound();
  const fields = Object.keys(body.value);
  if (fields.length > 0) record(access, "endpoint.changed", String(id), fields.join(", "));
  return answer(changed.value);
}

export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const allowed = await authorizeOne(request, params, "administer");
  if (!allowed.ok) return allowed.response;
  const { access, id } = allowed;
  const removed = await tryToStore(
    () => inbox().forwarding.removeEndpoint(access, id),
    "The endpoint could not be removed and is as it was. Try again later.",
  );
  if (!removed.ok) return removed.response;
  if (!removed.value) return notFound();
  record(access, "endpoint.removed", String(id));
  return answer({ status: "removed" });
}
