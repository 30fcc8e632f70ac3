import { MOST_CHANNELS } from "#lib/alerts/send-state.ts";
import { authorize } from "#lib/server/auth/authorize.ts";
import { record } from "#lib/server/auth/record.ts";
import { newChannelBody } from "#lib/server/health/alerts/alert-bodies.ts";
import { judgeChannel } from "#lib/server/health/alerts/judge-channel.ts";
import { noQuery, parseBody, parseQuery } from "#lib/server/http/api-query.ts";
import { answer, refusal } from "#lib/server/http/json.ts";
import { tryToStore } from "#lib/server/http/storage-unavailable.ts";
import { inbox } from "#lib/server/inbox.ts";

const empty = { endpointId: null, url: null, addresses: null };

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, noQuery);
  if (!query.ok) return query.response;
  return answer(await inbox().health.alerts.channels(allowed.access));
}

export async function POST(request: Request): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const body = await parseBody(request, newChannelBody);
  if (!body.ok) return body.response;
  const choice = { ...empty, ...body.value };
  const refused = judgeChannel(allowed.access, choice);
  if (refused) return refused;
  const made = await tryToStore(
    () => inbox().health.alerts.addChannel(allowed.access, choice),
    "The channel could not be made. Try again later.",
  );
  if (!made.ok) return made.response;
  if (!made.value) {
    const message = `There are ${MOST_CHANNELS} channels, which is the most. Remove one that nobody needs any more.`;
    return refusal(409, "too_many_channels", message);
  }
  record(allowed.access, "alert_channel.made", String(made.value.id), made.value.kind);
  return answer(made.value, 201);
}
