import { authorizeOne } from "#lib/server/auth/authorize-one.ts";
import { record } from "#lib/server/auth/record.ts";
import { notFound } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/alerts/channels/[id]/test">,
): Promise<Response> {
  const allowed = await authorizeOne(request, params, "administer");
  if (!allowed.ok) return allowed.response;
  const result = await inbox().health.alerts.test(allowed.access, allowed.id);
  if (!result) return notFound();
  record(allowed.access, "alert_channel.tested", String(allowed.id));
  return answer(result);
}
