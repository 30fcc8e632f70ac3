import { judgeUrl } from "#lib/outbound/judge-target.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import type { ChannelChoice } from "#lib/server/health/alerts/alerts.ts";
import { refusal } from "#lib/server/http/json.ts";
import { inbox } from "#lib/server/inbox.ts";

/** The refusal of a channel that leads to no endpoint, or to a place that may not be reached; null where it may be. */
export function judgeChannel(
  access: Authorized<"administer">,
  { url, endpointId }: Partial<ChannelChoice>,
): Response | null {
  const { env, health } = inbox();
  if (typeof url === "string") {
    const refused = judgeUrl(url, env.outboundAllow);
    if (refused) return refusal(400, "bad_parameter", `url: ${refused.message}`);
  }
  if (typeof endpointId === "number" && !health.alerts.isEndpoint(access, endpointId)) {
    return refusal(400, "bad_parameter", "endpointId: There is no endpoint with this id. Choose another.");
  }
  return null;
}
