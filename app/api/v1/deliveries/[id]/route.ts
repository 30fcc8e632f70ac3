import { authorize } from "#lib/server/auth/authorize.ts";
import { may } from "#lib/server/auth/authorized.ts";
import { recordLook } from "#lib/server/auth/record.ts";
import { deliveryQuery, notFound, parseId, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function GET(request: Request, { params }: RouteContext<"/api/v1/deliveries/[id]">): Promise<Response> {
  const allowed = await authorize(request, "read");
  if (!allowed.ok) return allowed.response;
  const id = parseId((await params).id);
  if (!id.ok) return id.response;
  const query = parseQuery(request.url, deliveryQuery);
  if (!query.ok) return query.response;
  const payload = query.value.payload && may(allowed.access.actor, "raw");
  const delivery = inbox().deliveries.get(allowed.access, id.value, { payload });
  if (!delivery) return notFound();
  if (payload) recordLook(allowed.access, "delivery.opened", String(id.value));
  return answer(delivery);
}
