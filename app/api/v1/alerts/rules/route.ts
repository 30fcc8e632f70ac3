import { authorize } from "#lib/server/auth/authorize.ts";
import { record } from "#lib/server/auth/record.ts";
import { ruleChangesBody } from "#lib/server/health/alerts/alert-bodies.ts";
import { noQuery, parseBody, parseQuery } from "#lib/server/http/api-query.ts";
import { answer, refusal } from "#lib/server/http/json.ts";
import { tryToStore } from "#lib/server/http/storage-unavailable.ts";
import { inbox } from "#lib/server/inbox.ts";

export async function GET(request: Request): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const query = parseQuery(request.url, noQuery);
  if (!query.ok) return query.response;
  return answer({ data: inbox().health.alerts.rules(allowed.access) });
}

export async function PATCH(request: Request): Promise<Response> {
  const allowed = await authorize(request, "administer");
  if (!allowed.ok) return allowed.response;
  const body = await parseBody(request, ruleChangesBody);
  if (!body.ok) return body.response;
  const { alerts } = inbox().health;
  const named = Object.values(body.value).flatMap(({ channels }) => channels ?? []);
  const unknown = named.find((id) => !alerts.hasChannel(allowed.access, id));
  if (unknown !== undefined) {
    return refusal(400, "bad_parameter", `channels: There is no channel ${unknown}. Leave it out.`);
  }
  const changed = await tryToStore(
    () => alerts.changeRules(allowed.access, body.value),
    "The change could not be kept, and the alerts are as they were. Try again later.",
  );
  if (!changed.ok) return changed.response;
  for (const [rule, change] of Object.entries(body.value)) {
    record(allowed.access, "alert_rule.changed", rule, Object.keys(change).join(", "));
  }
  return answer({ data: changed.value });
}
