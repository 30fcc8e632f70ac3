import { authorize } from "#lib/server/auth/authorize.ts";
import { noQuery, parseQuery } from "#lib/server/http/api-query.ts";
import { liveStream } from "#lib/server/http/live-stream.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "read");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, noQuery);
  if (!query.ok) return query.response;
  const { access } = allowed;
  const recheck = async () => {
    const again = await authorize(request, "read");
    return again.ok && again.access.actor.role === access.actor.role;
  };
  return liveStream(inbox(), { access, recheck }, request.headers.get("last-event-id"), request.signal);
}
