import { MOST_ENDPOINTS } from "#lib/forwarding/most-endpoints.ts";
import { authorize } from "#lib/server/auth/authorize.ts";
import { record } from "#lib/server/auth/record.ts";
import { newEndpointBody, parseEndpoint } from "#lib/server/forwarding/endpoint-body.ts";
import { pagingQuery, parseQuery } from "#lib/server/http/api-query.ts";
import { answer, refusal } from "#lib/server/http/json.ts";
import { tryToStore } from "#lib/server/http/storage-unavailable.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "raw");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, pagingQuery);
  if (!query.ok) return query.response;
  const { limit, cursor = Number.POSITIVE_INFINITY } = query.value;
  const found = (await inbox().forwarding.endpoints(allowed.access)).filter(({ id }) => id < cursor);
  const data = found.slice(0, limit);
  return answer({ data, nextCursor: found.length > limit ? String(data.at(-1)?.id) : null });
}

export async function POST(request: Request): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const { env, forwarding } = inbox();
  const body = await parseEndpoint(request, newEndpointBody, env.outboundAllow);
  if (!body.ok) return body.response;
  const made = await tryToStore(
    () => forwarding.addEndpoint(allowed.access, body.value),
    "The endpoint could not be made. Try again later.",
  );
  if (!made.ok) return made.response;
  if (!made.value) {
    const message = `There are ${MOST_ENDPOINTS} endpoints, which is the most. Remove one that nobody needs any more.`;
    return refusal(409, "too_many_endpoints", message);
  }
  record(allowed.access, "endpoint.made", String(made.value.id));
  return answer(made.value, 201);
}
