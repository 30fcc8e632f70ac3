import { authorizeOne } from "#lib/server/auth/authorize-one.ts";
import { record } from "#lib/server/auth/record.ts";
import { channelChangeBodies } from "#lib/server/health/alerts/alert-bodies.ts";
import { judgeChannel } from "#lib/server/health/alerts/judge-channel.ts";
import { notFound, parseBody } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";
import { tryToStore } from "#lib/server/http/storage-unavailable.ts";
import { inbox } from "#lib/server/inbox.ts";

type Context = RouteContext<"/api/v1/alerts/channels/[id]">;

export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  const allowed = await authorizeOne(request, params, "administer");
  if (!allowed.ok) return allowed.response;
  const { access, id } = allowed;
  const { alerts } = inbox().health;
  const kind = alerts.channelKind(access, id);
  if (!kind) return notFound();
  const body = await parseBody(request, channelChangeBodies[kind]);
  if (!body.ok) return body.response;
  const refused = judgeChannel(access, body.value);
  if (refused) return refused;
  const changed = await tryToStore(
    () => alerts.changeChannel(access, id, body.value),
    "The change could not be kept, and the channel is as it was. Try again later.",
  );
  if (!changed.ok) return changed.response;
  if (!changed.value) return notFound();
  const fields = Object.keys(body.value);
  if (fields.length > 0) record(access, "alert_channel.changed", String(id), fields.join(", "));
  return answer(changed.value);
}

export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const allowed = await authorizeOne(request, params, "administer");
  if (!allowed.ok) return allowed.response;
  const { access, id } = allowed;
  const removed = await tryToStore(
    () => inbox().health.alerts.removeChannel(access, id),
    "The channel could not be removed and is as it was. Try again later.",
  );
  if (!removed.ok) return removed.response;
  if (!removed.value) return notFound();
  record(access, "alert_channel.removed", String(id));
  return answer({ status: "removed" });
}
